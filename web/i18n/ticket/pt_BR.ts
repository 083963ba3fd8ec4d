/** A patient's own page. Only strings: the island receives them as props. `{name}` stands for a value. */
export const ticket = {
  title: "Senha {code}",
  your_code: "Sua senha",
  noscript: "Esta página se atualiza sozinha a cada 30 segundos.",
  phases: {
    label: "Etapas do seu atendimento",
    arrival: "Chegada",
    triage: "Triagem",
    waiting: "Espera",
    called: "Chamado",
    in_service: "Atendimento",
    done: "concluída",
    now: "agora",
  },
  triage: {
    headline: "Aguarde a triagem",
    text: "A enfermagem vai ouvir você e ver a urgência do seu caso. Depois mostramos seu lugar na fila.",
  },
  waiting: {
    next: "Você é o próximo",
    next_text: "Fique por perto: vamos chamar você logo.",
    one: "Falta uma pessoa",
    other: "Faltam {count} pessoas",
    text: "Pode esperar com calma. Avisamos aqui quando chegar a sua vez.",
    position: "Seu lugar na fila: {position}º",
  },
  wait: {
    label: "Tempo de espera",
    range: "cerca de {about}, até {up_to}",
    up_to: "até {up_to}",
    minutes: "{minutes} min",
    hours: "{hours}\u00a0h",
    hours_minutes: "{hours}\u00a0h\u00a0{minutes}\u00a0min",
    unknown: "Ainda não sabemos",
    unknown_text: "Mostramos aqui assim que der para calcular.",
    urgent: "O quanto antes",
    urgent_text: "Seu caso passa na frente. A equipe vai chamar você assim que puder; não saia daqui.",
    text: "É uma estimativa: casos mais urgentes passam antes.",
    kept: "Nos últimos 30 dias, {kept} de cada 10 pessoas esperaram no máximo o tempo que dissemos.",
  },
  risk: {
    label: "Sua classificação",
    red: "Você precisa de atendimento imediato.",
    orange: "Você precisa de atendimento muito em breve. Se piorar, avise a equipe na hora.",
    yellow: "Seu caso precisa de atenção, e você pode esperar um pouco. Se piorar, avise a equipe.",
    green: "Seu caso não é grave. Você pode esperar; os mais graves passam antes.",
    blue: "Seu caso é simples. Você pode esperar; os mais urgentes passam antes.",
  },
  called: {
    headline: "É a sua vez!",
    again: "Chamamos você de novo!",
    room: "Vá para",
    text: "Vá agora ao local indicado.",
    no_room: "Vá até o balcão da recepção: a equipe espera por você.",
  },
  in_service: {
    headline: "Você está em atendimento",
    text: "Pode guardar o celular. Se precisar voltar à fila, esta página mostra seu novo lugar.",
  },
  away: {
    headline: "Você volta depois dos exames",
    text: "Quando terminar, avise a recepção. Você entra de novo na fila e acompanha por aqui.",
  },
  finished: {
    headline: "Atendimento concluído",
    text: "Obrigado pela paciência e melhoras! Já pode fechar esta página.",
  },
  cancelled: {
    headline: "Senha cancelada",
    text: "Se foi engano, ou se você ainda precisa de atendimento, fale com a recepção.",
  },
  no_show: {
    headline: "Chamamos e não encontramos você",
    text: "Ainda quer ser atendido? Fale com a recepção: ela pode colocar você de volta na fila.",
  },
  closed: {
    headline: "A clínica encerrou a conta no Vez",
    text: "Esta senha não vale mais. Se você ainda precisa de atendimento, fale com a recepção.",
  },
  lists: {
    last: "Últimas chamadas",
    last_empty: "Ninguém foi chamado ainda.",
    next: "Próximos",
    next_empty: "Ninguém está esperando.",
    you: "você",
  },
  connection: {
    updated: "Atualizado às {time}",
    connecting: "Conectando…",
    live: "Ao vivo",
    reconnecting: "Reconectando…",
    offline: "Sem conexão: ouça a chamada no painel",
  },
  alerts: {
    label: "Avisar com som e vibração",
    on: "Ligado",
    off: "Desligado",
    locked: "Toque para ligar",
  },
  print: {
    arrived: "Chegada: {time}",
    follow: "Acompanhe pelo celular",
  },
  not_found: {
    title: "Não encontramos esta senha",
    text: "O endereço pode estar incompleto ou a senha é antiga. Na recepção podem mostrar o código de novo.",
  },
  unavailable: {
    title: "Não conseguimos ler sua senha agora",
    text: "Seu lugar na fila está guardado. Ouça a chamada no painel; tentamos de novo em alguns segundos.",
  },
};

export type TicketMessages = typeof ticket;
