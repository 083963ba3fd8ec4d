/** What the page of calls out of the order says. */
export const departures = {
  title: "Chamadas fora da ordem",
  intro:
    "Quem chamou alguém antes da vez, quando e por quê. Cada registro guarda a marca do anterior: nada pode ser mudado sem que se veja.",
  link: "Chamadas fora da ordem",
  check: {
    whole: (entries: number): string =>
      entries === 0
        ? "O registro está íntegro: nenhuma chamada fora da ordem até hoje."
        : entries === 1
        ? "O registro está íntegro: 1 chamada, conferida agora."
        : `O registro está íntegro: ${entries} chamadas, conferidas agora, uma a uma.`,
    broken: (number: number) =>
      `O registro foi alterado por fora do Vez: o número ${number} não confere com os anteriores. Guarde este aviso e procure quem cuida do banco de dados.`,
    head: "Marca do último registro",
  },
  empty: "Ninguém foi chamado fora da ordem.",
  empty_filtered: "Mude ou limpe os filtros para ver outras chamadas.",
  csv: "Baixar CSV",
  older: "Mais antigas",
  newest: "Mais recentes",
  filter: {
    label: "Filtrar as chamadas",
    actor: "Pessoa",
    from: "De",
    to: "Até",
    all: "Todos",
    submit: "Filtrar",
    clear: "Limpar filtros",
    wrong_day: "Escreva uma data que exista.",
  },
  columns: {
    number: "Nº",
    at: "Quando",
    actor: "Quem chamou",
    code: "Chamou",
    reason: "Motivo",
    passed: "Passou à frente de",
  },
  passed: (codes: string, more: number): string => more > 0 ? `${codes} e mais ${more}` : codes,
  gone: "Alguém que saiu da equipe",
};

export type DeparturesMessages = typeof departures;
