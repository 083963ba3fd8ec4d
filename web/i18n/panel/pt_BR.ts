/** The TV panel of a waiting room. Only strings: the island receives them as props. */
export const panel = {
  title: "Painel de chamada",
  calling: "Chamando agora",
  again: "Chamando de novo",
  last_call: "Última chamada",
  code: "Senha",
  last: "Chamadas anteriores",
  idle: "Fique à vontade",
  idle_text: "Sua senha aparece aqui quando for a sua vez.",
  start: "Iniciar painel",
  start_text: "Sem som: toque uma vez para ligar a campainha e a voz.",
  sound_on: "Som ligado",
  clock: "Hora",
  connection: {
    connecting: "Conectando",
    live: "Ao vivo",
    reconnecting: "Reconectando",
    offline: "Sem conexão desde {time}: chame em voz alta",
  },
  noscript: "Este painel precisa de JavaScript para chamar com som. Ele se atualiza a cada 30 segundos.",
  speech: {
    code: "Senha {code}.",
    room: "{room}.",
    digits: ["zero", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove"],
  },
  not_found: {
    title: "Não encontramos este painel",
    text: "Confira o endereço com a clínica: ele está na tela da fila, em Painel da TV.",
  },
  unavailable: {
    title: "Sem conexão com a clínica",
    text: "O painel volta sozinho em alguns segundos.",
  },
};

export type PanelMessages = typeof panel;
