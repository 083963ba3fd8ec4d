/** How the reception confirms who took a ticket by phone. `{name}` stands for a value. */
export const arrivals = {
  title: "Chegadas pelo celular",
  intro:
    "Quem tirou senha pelo celular e ainda não confirmou que está aqui. Ninguém é chamado antes de confirmar.",
  back: "Voltar à fila",
  shown: "Código da senha ou QR lido",
  shown_hint: "Digite a senha, como A012, ou leia o código QR com o leitor.",
  confirm_shown: "Confirmar chegada",
  confirm: "Confirmar",
  confirm_of: "Confirmar a chegada de {name}",
  confirmed: "Chegada confirmada: senha {code}.",
  born: "Nascimento",
  cpf: "CPF",
  until: "até as {time}",
  priority: "diz ter prioridade: {class}",
  empty: "Ninguém está sendo esperado",
  empty_text: "Quem tirar senha pelo celular aparece aqui.",
  off: "Senhas pelo celular estão desligadas. Quem responde pela clínica liga em Configurações.",
  poster: "Cartaz da recepção",
  all: "Ver todas, ler QR ou imprimir o cartaz",
  poster_page: {
    title: "Tirou senha pelo celular?",
    text: "Leia este código com a câmera para dizer que chegou",
    code: "ou escreva este código na página da sua senha",
    print: "Imprimir",
    take: "Ainda não tem senha? Abra",
    renew: "Trocar o código",
    renew_text: "Os cartazes antigos deixam de valer.",
    renewed: "Código trocado. Imprima o cartaz de novo.",
    qr: "Código QR da recepção",
  },
  errors: {
    "shown.unknown": "Nenhuma senha pelo celular tem este código.",
    "shown.required": "Escreva o código da senha ou leia o QR.",
  },
};

export type ArrivalsMessages = typeof arrivals;
