/** The TV panel of a waiting room. Only strings: the island receives them as props. */
export const panel = {
  title: "Painel de chamada",
  noscript: "Este painel precisa de JavaScript para chamar com som. Ele se atualiza a cada 30 segundos.",
  not_found: {
    title: "Não encontramos este painel",
    text:
      "O endereço mudou ou foi fechado pela clínica. Para usar esta TV como painel, abra o endereço /painel nela: aparece um código para a clínica digitar.",
  },
  unavailable: {
    title: "Sem conexão com a clínica",
    text: "O painel volta sozinho em alguns segundos.",
  },
  /** A TV that is nobody's yet. */
  pairing: {
    title: "Ligar esta TV",
    starting: "Conectando…",
    offline: "Sem conexão. Tentando de novo…",
    noscript: "Para ser um painel, esta TV precisa de um navegador com JavaScript.",
    code: "Código desta TV",
    lead: "Digite este código no Vez para que esta TV vire um painel de chamada.",
    steps: {
      open: "No computador da clínica, entre no Vez e abra Painéis.",
      choose: "Escolha o painel, ou adicione um novo.",
      type: "Digite o código. A TV começa sozinha.",
    },
    renewed: "O código vale dez minutos e se renova sozinho.",
  },
  /** What a panel says in its own languages, whatever the browser's is. */
  screen: {
    calling: "Chamando agora",
    again: "Chamando de novo",
    last_call: "Última chamada",
    last: "Chamadas anteriores",
    idle: "Fique à vontade",
    idle_text: "Sua senha aparece aqui quando for a sua vez.",
    start: "Iniciar painel",
    start_text: "Sem som: toque para ativar o som da campainha e da voz.",
    sound_on: "Som ligado",
    closed: "Esta clínica encerrou o atendimento por este painel. Fale com a recepção.",
    clock: "Hora",
    no_room: "Recepção",
    waits: { title: "Quem chega agora espera", range: "cerca de {about}, até {up_to}", up_to: "até {up_to}" },
    connection: {
      connecting: "Conectando",
      live: "Ao vivo",
      reconnecting: "Reconectando",
      offline: "Sem conexão desde {time}: chame em voz alta",
    },
    speech: {
      code: "Senha {code}.",
      name: "{name}.",
      room: "{room}.",
      no_room: "Vá até o balcão da recepção.",
      digits: ["zero", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove"],
    },
  },
};

export type PanelMessages = typeof panel;
