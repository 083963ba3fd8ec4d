/** Reports of a clinic. `{name}` stands for a value. */
export const reports = {
  waits: {
    title: "Tempos de espera",
    link: "Acerto dos tempos de espera",
    intro: "Nos últimos 30 dias: o que dissemos a quem começou a esperar, e quanto a pessoa esperou de fato.",
    kept: "{kept} de cada 10 esperaram no máximo o tempo que dissemos",
    summary:
      "Em média erramos por {error} min. A média das duas horas anteriores erraria por {plain_error} min.",
    summary_alone: "Em média erramos por {error} min.",
    by_risk: "Por classificação",
    by_hour: "Por hora do dia",
    columns: {
      risk: "Classificação",
      hour: "Hora",
      count: "Pessoas",
      error: "Erro médio",
      plain_error: "Erro da média simples",
      kept: "Dentro do prazo dito",
    },
    unclassified: "Sem classificação",
    minutes: "{minutes} min",
    unknown: "–",
    empty: "Ainda não há esperas para comparar",
    empty_text:
      "Quem começa a esperar depois do primeiro atendimento concluído recebe uma previsão. Ela aparece aqui quando a pessoa é atendida.",
  },
};
