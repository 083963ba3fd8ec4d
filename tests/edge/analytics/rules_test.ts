import assert from "node:assert/strict";
import { planByRules } from "../../../edge/analytics/rules/plan_by_rules.ts";
import { canonical, type Filter, type Plan, planOf } from "../../../edge/domain/analytics/plan.ts";
import { CATALOGUE, thisMonth, TODAY, today, weekBefore } from "./asking.ts";
import { ENGLISH } from "./questions_en.ts";
import { PORTUGUESE } from "./questions_pt.ts";

/** What is promised; the misses are named when there are more. */
const SHARE = 0.85;

for (const locale of ["pt-BR", "en"] as const) {
  Deno.test(`planByRules() gets at least 85 % of the questions in ${locale} exactly`, () => {
    const asked = [...PORTUGUESE, ...ENGLISH].filter((one) => one.locale === locale);
    const wrong: string[] = [];
    for (const { question, plan } of asked) {
      const answer = planByRules(question, { locale, today: TODAY, catalogue: CATALOGUE });
      try {
        assert.deepEqual(answer.plan && canonical(answer.plan), canonical(plan));
      } catch {
        wrong.push(`${question}\n  ${JSON.stringify(answer)}`);
      }
    }
    assert.equal(asked.length, 60);
    const share = 1 - wrong.length / asked.length;
    assert.ok(share >= SHARE, `${(100 * share).toFixed(0)} %\n${wrong.join("\n")}`);
  });
}

Deno.test("planByRules() answers nothing that it does not understand whole", () => {
  const context = { locale: "pt-BR", today: TODAY, catalogue: CATALOGUE } as const;
  const unknown = (question: string) => {
    const answer = planByRules(question, context);
    return answer.plan === null ? answer.unknown : answer.plan;
  };
  assert.deepEqual(unknown("qual foi o faturamento por hora?"), ["faturamento"]);
  assert.deepEqual(unknown("espera média dos pacientes com febre"), ["febre"]);
  assert.deepEqual(unknown("bom dia"), ["bom", "dia"]);
  assert.deepEqual(unknown("faturamento ou faturamento?"), ["faturamento"]);
  assert.deepEqual(unknown("taxa de espera por hora"), ["taxa"]);
  assert.deepEqual(unknown(""), []);
  assert.deepEqual(unknown("hoje"), []);
});

Deno.test("planByRules() edits the plan before for a follow-up", () => {
  const context = { locale: "pt-BR", today: TODAY, catalogue: CATALOGUE } as const;
  const first = planByRules("espera média por hora na última semana", context).plan;
  assert.ok(first);
  const reds = planByRules("e só dos vermelhos?", { ...context, previous: first }).plan;
  assert.deepEqual(reds, { ...first, filters: [{ dimension: "risk", values: ["red"] }] });
  const compared = planByRules("compare com o mês passado", { ...context, previous: reds ?? first }).plan;
  assert.equal(compared?.compare, true);
  assert.deepEqual(compared?.filters, reds?.filters);
});

Deno.test("planByRules() takes its own words for names only where a name is written out", () => {
  const professional = [
    "Rosana Dias Queiroz",
    "Otávio Mês",
    "Lia da Hora",
    "Bruno Amarelo",
    "May",
    "Ivo Sala Dia",
  ];
  const catalogue = { ...CATALOGUE, professional };
  const ask = (question: string, locale: "pt-BR" | "en" = "pt-BR") =>
    planByRules(question, { locale, today: TODAY, catalogue }).plan;
  const alike: [string, "pt-BR" | "en"][] = [
    ["chegadas nos últimos 7 dias", "pt-BR"],
    ["espera média dos amarelos nos últimos 30 dias", "pt-BR"],
    ["espera média do amarelo por hora este mês", "pt-BR"],
    ["qual dia da semana tem mais movimento?", "pt-BR"],
    ["atendimentos por sala e por mês", "pt-BR"],
    ["arrivals by hour in May", "en"],
    ["arrivals by hour in May", "pt-BR"],
  ];
  for (const [question, locale] of alike) {
    const { plan } = planByRules(question, { locale, today: TODAY, catalogue: CATALOGUE });
    assert.ok(plan, question);
    assert.deepEqual(ask(question, locale), plan, question);
  }
  const named: [string, string][] = [
    ["espera média da Rosana nos últimos 30 dias", "Rosana Dias Queiroz"],
    ["espera média da Rosana Dias nos últimos 30 dias", "Rosana Dias Queiroz"],
    ["espera média da dra. Rosana Dias Queiroz", "Rosana Dias Queiroz"],
    ["espera média da Dias Queiroz", "Rosana Dias Queiroz"],
    ["espera média de Lia da Hora este mês", "Lia da Hora"],
    ["espera média do Bruno Amarelo", "Bruno Amarelo"],
    ["espera média do dr. Otávio", "Otávio Mês"],
    ["espera média da May", "May"],
  ];
  for (const [question, name] of named) {
    const plan = ask(question);
    assert.deepEqual(plan?.filters, [{ dimension: "professional", values: [name] }], question);
    assert.deepEqual([plan.measures, plan.dimensions], [["wait_mean"], []], question);
  }
});

Deno.test("planByRules() names the words that it does not know as they were typed, and no stop words", () => {
  const unknown = (question: string, locale: "pt-BR" | "en" = "pt-BR") => {
    const answer = planByRules(question, { locale, today: TODAY, catalogue: CATALOGUE });
    return answer.plan === null ? answer.unknown : answer.plan;
  };
  assert.deepEqual(unknown("what is the revenue on the roof by hour?"), ["revenue", "roof"]);
  assert.deepEqual(unknown("which service is the slowest?"), ["slowest"]);
  assert.deepEqual(unknown("which service is the slowest?", "en"), ["slowest"]);
  assert.deepEqual(unknown("Qual é o Orçamento deste mês?"), ["Orçamento"]);
  assert.deepEqual(unknown("chegadas por Convênio, por favor!"), ["Convênio"]);
  assert.deepEqual(unknown("is it on the"), []);
});

Deno.test("planByRules() reads follow-ups on a statistic, a value left out and another period", () => {
  const context = { locale: "pt-BR", today: TODAY, catalogue: CATALOGUE } as const;
  const first = planByRules("espera média por hora", context).plan;
  assert.ok(first);
  const next = (question: string, previous = first) => planByRules(question, { ...context, previous }).plan;
  assert.deepEqual(next("e a mediana?"), { ...first, measures: ["wait_median"] });
  assert.deepEqual(next("troca para semana passada"), { ...first, period: weekBefore });
  const risks = ["red", "orange", "yellow", "green", "none"] as const;
  const without = next("sem os azuis");
  assert.deepEqual(without, { ...first, filters: [{ dimension: "risk", values: [...risks] }] });
  assert.deepEqual(next("sem os verdes e os amarelos", without ?? first)?.filters, [
    { dimension: "risk", values: ["red", "orange", "none"] },
  ]);
  const helena = { dimension: "professional", values: ["Helena Prado"], not: true } as const;
  const withoutHelena = next("sem a Helena");
  assert.deepEqual(withoutHelena, { ...first, filters: [helena] });
  assert.deepEqual(next("e sem o Marcos", withoutHelena ?? first)?.filters, [
    { ...helena, values: ["Helena Prado", "Marcos Teixeira"] },
  ]);
  assert.deepEqual(next("só a Helena", withoutHelena ?? first)?.filters, [
    { dimension: "professional", values: ["Helena Prado"] },
  ]);
  assert.equal(planByRules("e a mediana?", context).plan, null);
});

Deno.test("planByRules() leaves out what is named as left out", () => {
  const kids: Filter = { dimension: "service", values: ["Pediatria"], not: true };
  const helena: Filter = { dimension: "professional", values: ["Helena Prado"], not: true };
  const notRed: Filter = { dimension: "risk", values: ["orange", "yellow", "green", "blue", "none"] };
  const asked: [string, Partial<Plan>][] = [
    ["espera média sem a Helena", { measures: ["wait_mean"], filters: [helena] }],
    ["chegadas por hora exceto pediatria", { dimensions: ["hour"], filters: [kids] }],
    ["espera média por hora fora os vermelhos", {
      measures: ["wait_mean"],
      dimensions: ["hour"],
      filters: [notRed],
    }],
    ["chegadas hoje tirando a pediatria e a Helena Prado", { period: today, filters: [kids, helena] }],
    ["quantas visitas que não são vermelhos este mês?", { period: thisMonth, filters: [notRed] }],
    ["average wait without Helena", { measures: ["wait_mean"], filters: [helena] }],
    ["arrivals by hour except Pediatria", { dimensions: ["hour"], filters: [kids] }],
    ["arrivals today, not counting Pediatria", { period: today, filters: [kids] }],
    ["arrivals by hour, not red", { dimensions: ["hour"], filters: [notRed] }],
  ];
  for (const [question, changes] of asked) {
    const { plan } = planByRules(question, { locale: "pt-BR", today: TODAY, catalogue: CATALOGUE });
    assert.deepEqual(plan && canonical(plan), canonical(planOf(changes)), question);
  }
  const context = { locale: "pt-BR", today: TODAY, catalogue: CATALOGUE } as const;
  for (const question of ["quem não esperou hoje", "só pediatria exceto pediatria", "chegadas sem febre"]) {
    assert.equal(planByRules(question, context).plan, null, question);
  }
});

Deno.test("planByRules() counts by professional who saw the most people", () => {
  const most = planOf({
    measures: ["finished"],
    dimensions: ["professional"],
    period: thisMonth,
    order: "descending",
  });
  const asked: ["pt-BR" | "en", string][] = [
    ["pt-BR", "quem atendeu mais gente esse mês"],
    ["pt-BR", "quem mais atendeu pacientes neste mês?"],
    ["en", "who saw the most patients this month?"],
  ];
  for (const [locale, question] of asked) {
    const { plan } = planByRules(question, { locale, today: TODAY, catalogue: CATALOGUE });
    assert.deepEqual(plan, most, question);
  }
});
