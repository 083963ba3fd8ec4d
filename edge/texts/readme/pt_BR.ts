import type { Texts } from "../pt_BR.ts";

/** What lies beside the data in files that people take with them. */
export const README_PT_BR: Pick<Texts, "archive" | "account_export"> = {
  archive: {
    readme_name: "LEIA-ME.txt",
    readme: (establishment) =>
      `Arquivo de ${establishment}

csv/             uma planilha por tabela (UTF-8). Células que começam com = + - @ levam um apóstrofo na frente, para
                 que nenhum programa as tome por fórmulas.
json/            as mesmas linhas, exatamente como estavam guardadas.
files/           os arquivos enviados.
establishment.json  o cadastro da clínica e os e-mails da equipe.
manifest.json    o que há neste arquivo; em "missing", arquivos que não puderam ser lidos. Se ele está aqui, o download
                 chegou ao fim.

Tabelas com mais de 100 mil linhas continuam em -2, -3 e assim por diante.
Horários em ISO 8601, com o fuso. Tudo foi lido num mesmo instante.

Prontuários devem ser guardados por 20 anos a partir do último registro (Lei 13.787/2018, art. 6º). Aqui há dados de
saúde: guarde este arquivo em lugar seguro.
`,
  },
  account_export: {
    readme_name: "LEIA-ME.txt",
    readme: `Seus dados no Vez

account.json  tudo o que sabemos de você: o acesso, a conta, onde você está conectado e o que cada clínica ligada à sua
              conta registrou.
visits.csv    os seus atendimentos, para abrir como planilha.
files/        arquivos que as clínicas guardam sobre você, se houver.

Uma ficha guardada só pela senha vem em parte, pois uma senha pode ser achada por outra pessoa: em "withheld" está o que
falta. Confirme na sua conta o e-mail que a clínica tem, ou peça à clínica, e baixe de novo.

Horários em ISO 8601, com o fuso.
`,
  },
};
