/** Terms of use and privacy policy, in plain words. A lawyer confirms them before a clinic relies on them. */
export interface LegalText {
  title: string;
  description: string;
  /** Followed by the day. */
  since: string;
  intro: string;
  /** What whoever reads only this must know. */
  summary: { title: string; points: string[] };
  sections: { title: string; paragraphs: string[] }[];
}

const terms: LegalText = {
  title: "Termos de uso",
  description: "O combinado entre quem usa o Vez e quem o oferece, em palavras simples.",
  since: "Em vigor desde",
  intro:
    "Este é o combinado entre quem opera este endereço e quem usa o Vez: a clínica e o paciente que abre uma conta. Escrevemos do jeito mais simples que pudemos.",
  summary: {
    title: "Em resumo",
    points: [
      "O Vez organiza a fila e avisa. Quem cuida, classifica o risco e decide é a equipe da clínica.",
      "Os dados dos pacientes são da responsabilidade da clínica. Aqui só seguimos o que ela decide.",
      "O tempo de espera é uma estimativa. Emergências passam na frente.",
    ],
  },
  sections: [
    {
      title: "1. O que é o Vez",
      paragraphs: [
        "O Vez é um sistema de fila de espera para clínicas e hospitais: registra a chegada, guarda a classificação de risco que a equipe fez, chama por código e mostra a cada paciente onde está a sua vez.",
        "O programa é de código aberto, sob a licença MIT. Este endereço é operado por quem o instalou, que responde por mantê-lo no ar e seguro.",
      ],
    },
    {
      title: "2. O que o Vez não é",
      paragraphs: [
        "O Vez não faz diagnóstico, não classifica risco e não substitui enfermeiros nem médicos. Em emergência, procure a equipe na hora ou ligue 192 (SAMU), esteja ou não na fila.",
        "A ordem mostrada pode mudar a qualquer momento, porque casos mais graves e as prioridades da lei passam na frente. O tempo informado é uma faixa estimada, não uma promessa.",
      ],
    },
    {
      title: "3. A conta da clínica",
      paragraphs: [
        "Quem cadastra a clínica declara que pode falar por ela e que os dados informados são verdadeiros. Cada CNPJ tem um só cadastro.",
        "Cada pessoa da equipe entra com o próprio e-mail e a própria senha, e não empresta a ninguém. O que é feito na fila fica registrado com autor e hora.",
        "A clínica decide quem da equipe tem acesso e o retira quando alguém sai. A classificação de risco só pode ser feita por enfermeiros e médicos.",
      ],
    },
    {
      title: "4. O que pedimos à clínica",
      paragraphs: [
        "Usar o Vez para cuidar de pessoas e cumprir a lei: sigilo profissional, LGPD e atendimento prioritário.",
        "Registrar só o necessário ao atendimento. Não tentar ver dados de outra clínica, nem atrapalhar o serviço.",
        "Manter um jeito de chamar as pessoas quando faltar energia ou internet.",
      ],
    },
    {
      title: "5. O que a clínica pode esperar",
      paragraphs: [
        "Trabalhamos para que o serviço esteja sempre no ar, mas pode haver interrupções. Como o programa é oferecido gratuitamente e com código aberto, ele vem sem garantia, como diz a licença MIT, no limite do que a lei permite.",
        "Nada aqui diminui os direitos do paciente ou do consumidor.",
      ],
    },
    {
      title: "6. A conta do paciente",
      paragraphs: [
        "A conta é opcional e gratuita: quem só acompanha a vez pelo link não precisa dela. Você declara que os dados são seus e verdadeiros, guarda a senha só para você e tem uma conta só por CPF.",
        "A conta não dá acesso à ficha de ninguém. Uma ficha entra na sua conta quando você mostra que ela é sua, pelo link da senha ou por um e-mail ou telefone confirmado que a clínica já tinha. Você pode tirar a ficha da conta quando quiser; a clínica continua com ela.",
        "Você pode encerrar a conta quando quiser. Quem usa a conta de outra pessoa, ou tenta ver dados que não são seus, perde o acesso.",
      ],
    },
    {
      title: "7. Fim do uso e mudanças",
      paragraphs: [
        "A clínica pode parar de usar o Vez quando quiser e pedir uma cópia dos seus dados antes de encerrar a conta. Prontuários seguem o prazo de guarda da lei.",
        "Se estes termos mudarem, a data acima muda junto e quem tem conta é avisado antes. Vale a lei brasileira.",
      ],
    },
  ],
};

const privacy: LegalText = {
  title: "Privacidade",
  description: "Que dados o Vez guarda, para quê, por quanto tempo e quem pode ver, conforme a LGPD.",
  since: "Em vigor desde",
  intro:
    "Saúde é dado sensível. Por isso o Vez guarda pouco, mostra menos ainda e não vende nem empresta nada a ninguém.",
  summary: {
    title: "Em resumo",
    points: [
      "Na sala de espera aparecem só códigos e salas: nunca nome, documento, cor ou motivo.",
      "Não há propaganda, rastreadores nem serviços de terceiros nestas páginas.",
      "Para ver, corrigir ou apagar dados de atendimento, fale com a clínica: ela responde em até 15 dias.",
    ],
  },
  sections: [
    {
      title: "1. Quem responde pelos dados",
      paragraphs: [
        "A clínica em que você é atendido é a controladora dos seus dados: decide o que registra e para quê. Quem opera este endereço é o operador: guarda e processa os dados em nome dela (LGPD, art. 5º, VI e VII).",
        "Pelos dados das contas (de quem trabalha na clínica e do paciente que abre uma), responde quem opera este endereço.",
      ],
    },
    {
      title: "2. Que dados guardamos",
      paragraphs: [
        "Do paciente: nome e, se a clínica pedir, CPF, data de nascimento, telefone e e-mail; a chegada, a classificação de risco, a prioridade por lei, o que foi dito na triagem e os horários de cada etapa.",
        "De quem abre uma conta de paciente: nome, e-mail, data de nascimento, CPF e, se quiser, RG; senha (guardada de forma que ninguém consegue ler); quais textos aceitou e quando; em que aparelhos entrou; e quais fichas mostrou que são suas.",
        "De quem trabalha na clínica: nome, e-mail, senha (guardada de forma que ninguém consegue ler), função, registro no conselho e o que fez na fila.",
        "Da clínica: nome, CNPJ, endereço e contatos. Do aparelho: só os registros técnicos de acesso, sem dados de saúde.",
      ],
    },
    {
      title: "3. Para quê, e com que base na lei",
      paragraphs: [
        "Os dados do paciente servem ao atendimento: organizar a fila, chamar e cuidar. A base é a tutela da saúde (LGPD, art. 11, II, f) e o cumprimento da lei (art. 11, II, a). Não usamos consentimento onde a recusa deixaria alguém sem cuidado.",
        "Os dados das contas servem para executar o combinado com quem as abriu (art. 7º, V). Não fazemos perfil de ninguém nem decisões automáticas: a ordem da fila segue uma regra conhecida e a cor é dada por uma pessoa.",
      ],
    },
    {
      title: "4. Quem vê o quê",
      paragraphs: [
        "A TV da recepção mostra códigos e salas. O seu link mostra a sua fase, a sua classe de risco e o seu tempo; das outras pessoas, só códigos. A equipe da clínica vê o que a função de cada um exige. Uma clínica nunca vê dados de outra.",
        "O link da sua vez é só seu: tem um código longo que não se adivinha. Quem recebe o link vê a mesma página, então só mande a quem você confia. Ela nunca mostra o seu nome nem os seus documentos.",
        "A clínica vê que uma ficha está ligada a uma conta, mas não qual é a conta. Dados de uma conta, só quem entra nela vê.",
      ],
    },
    {
      title: "5. Por quanto tempo",
      paragraphs: [
        "Registros de atendimento fazem parte do prontuário, que a lei manda guardar por 20 anos a partir do último registro (Lei 13.787/2018, art. 6º). Registros técnicos de acesso ficam por 6 meses (Marco Civil da Internet, art. 15).",
        "A conta de paciente e a de quem trabalha na clínica são apagadas a pedido; o nome de quem fez cada registro clínico permanece nele, porque a lei exige.",
      ],
    },
    {
      title: "6. Cookies",
      paragraphs: [
        "Usamos poucos, e só para o site funcionar: um guarda o idioma que você escolheu; outros mantêm a sua entrada, como paciente ou como quem trabalha numa clínica, e lembram que o aparelho é seu. Quem só acompanha a fila não precisa de nenhum. A página da sua vez guarda no aparelho preferências suas, como avisar com som.",
      ],
    },
    {
      title: "7. Como protegemos",
      paragraphs: [
        "A conexão é cifrada, cada clínica fica separada das outras dentro do próprio banco de dados, cada acesso confere a função da pessoa e as mensagens ao vivo não carregam nome, documento nem sintoma.",
        "Se houver um incidente que possa trazer risco a você, a clínica e a Autoridade Nacional de Proteção de Dados (ANPD) são avisadas, como manda o art. 48 da LGPD.",
      ],
    },
    {
      title: "8. Seus direitos",
      paragraphs: [
        "Você pode confirmar se há dados seus, ver, corrigir, pedir cópia, saber com quem foram compartilhados e pedir que se apague o que a lei não obriga a guardar (LGPD, art. 18). Para dados de atendimento, peça à clínica; para dados da sua conta, a quem opera este endereço. A resposta vem em até 15 dias, sem custo.",
        "Se não ficar satisfeito, você pode procurar a ANPD em www.gov.br/anpd.",
      ],
    },
  ],
};

export const legal = { terms, privacy };

export type LegalMessages = typeof legal;
