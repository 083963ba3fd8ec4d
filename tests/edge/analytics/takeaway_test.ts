import assert from "node:assert/strict";
import { describePlan } from "../../../edge/analytics/describe.ts";
import { tableOf } from "../../../edge/analytics/table.ts";
import { takeawayOf } from "../../../edge/analytics/takeaway.ts";
import { analyticsTexts } from "../../../edge/analytics/texts/texts.ts";
import { type Dimension, type Plan, planOf } from "../../../edge/domain/analytics/plan.ts";
import { TODAY } from "./asking.ts";

/** What is said of rows; the figures grow by one from the first. */
function said(language: string, changes: Partial<Plan>, groups: string[][], first = 1234.5) {
  const texts = analyticsTexts(language);
  const plan = planOf(changes);
  const rows = groups.map((groups, index) => ({ groups, figures: [first + index], people: 9 }));
  return takeawayOf(plan, tableOf(plan, rows, null, { today: TODAY, texts }), "", texts);
}

/** Least and most of each dimension, and how both languages say it. */
const GROUPS: [Dimension, string, string, pt: [string, string], en: [string, string]][] = [
  ["hour", "1", "10", ["à 1h", "às 10h"], ["at 1:00", "at 10:00"]],
  ["weekday", "1", "6", ["na segunda-feira", "no sábado"], ["on Mondays", "on Saturdays"]],
  ["day", "2026-11-12", "2026-03-01", ["no dia 12/11/2026", "no dia 01/03/2026"], [
    "on 12/11/2026",
    "on 01/03/2026",
  ]],
  ["week", "2026-11-09", "2026-11-16", ["na semana de 09/11/2026", "na semana de 16/11/2026"], [
    "in the week of 09/11/2026",
    "in the week of 16/11/2026",
  ]],
  ["month", "2026-03", "2026-12", ["em março de 2026", "em dezembro de 2026"], [
    "in March 2026",
    "in December 2026",
  ]],
  ["risk", "red", "none", ["no vermelho", "sem classificação"], ["in red", "without a colour"]],
  [
    "priority",
    "elderly",
    "none",
    ["entre pessoas de 60 anos ou mais", "entre pessoas sem prioridade legal"],
    [
      "among people of 60 and older",
      "among people without legal priority",
    ],
  ],
  ["service", "Pediatria", "Ortopedia", ["em Pediatria", "em Ortopedia"], ["in Pediatria", "in Ortopedia"]],
  ["professional", "Helena Prado", "none", ["com Helena Prado", "sem profissional"], [
    "with Helena Prado",
    "without a professional",
  ]],
  ["room", "Sala 3", "none", ["em Sala 3", "sem sala"], ["in Sala 3", "without a room"]],
  ["status", "no_show", "finished", ["na situação “Ausente”", "na situação “Finalizado”"], [
    "with status “No-show”",
    "with status “Finished”",
  ]],
  ["age_band", "0-11", "80+", ["de 0 a 11 anos", "de 80 anos ou mais"], [
    "at 0 to 11 years",
    "at 80 years or more",
  ]],
  ["wait_band", "0-14", "240+", ["com espera de 0 a 14 min", "com espera de 240 min ou mais"], [
    "with a wait of 0 to 14 min",
    "with a wait of 240 min or more",
  ]],
];

Deno.test("takeawayOf() says where and when as people do, of each kind of group", () => {
  for (const [dimension, least, most, pt, en] of GROUPS) {
    const changes: Partial<Plan> = { measures: ["wait_mean"], dimensions: [dimension] };
    assert.equal(
      said("pt-BR", changes, [[least], [most]]),
      `Espera média: maior ${pt[1]} (1.235,5 min), menor ${pt[0]} (1.234,5 min).`,
    );
    assert.equal(
      said("en", changes, [[least], [most]]),
      `Average wait: highest ${en[1]} (1,235.5 min), lowest ${en[0]} (1,234.5 min).`,
    );
  }
});

Deno.test("takeawayOf() names both groups of two, and one where all are alike", () => {
  const changes: Partial<Plan> = { dimensions: ["hour", "weekday"] };
  assert.equal(
    said("pt-BR", changes, [["8", "2"], ["14", "7"]]),
    "Chegadas: maior às 14h, no domingo (1.235,5), menor às 8h, na terça-feira (1.234,5).",
  );
  assert.equal(
    said("pt-BR", { dimensions: ["month"] }, [["2026-03"]]),
    "Chegadas em março de 2026: 1.234,5.",
  );
  assert.equal(said("en", { dimensions: ["hour"] }, [["0"]], 7), "Arrivals at 0:00: 7.");
});

Deno.test("describePlan() says what is left out", () => {
  const days = { from: TODAY, to: TODAY };
  const filters: Plan["filters"] = [
    { dimension: "risk", values: ["red"] },
    { dimension: "service", values: ["Pediatria", "Raio-X"], not: true },
  ];
  const inWords = (filters: Plan["filters"], language: string) =>
    describePlan(planOf({ filters }), days, analyticsTexts(language));
  assert.match(inWords(filters, "pt-BR"), /, só vermelho, exceto Pediatria, Raio-X$/);
  assert.match(inWords(filters.slice(1), "pt-BR"), /, todos os serviços, exceto Pediatria, Raio-X$/);
  assert.match(inWords(filters, "en"), /, only red, except Pediatria, Raio-X$/);
});

Deno.test("describePlan() writes days as the takeaway does", () => {
  const days = { from: "2026-03-01", to: "2026-11-12" };
  const plan = planOf({ period: { kind: "absolute", ...days } });
  assert.match(describePlan(plan, days, analyticsTexts("pt-BR")), /01\/03\/2026 a 12\/11\/2026/);
  assert.match(describePlan(plan, days, analyticsTexts("en")), /01\/03\/2026 to 12\/11\/2026/);
});

Deno.test("takeawayOf() does not tell of nobody without a professional", () => {
  const groups = [["none"], ["Helena Prado"], ["Otávio Lins"]];
  const told = said("pt-BR", { dimensions: ["professional"] }, groups, 0);
  assert.ok(told.includes("com Otávio Lins (2)") && told.includes("menor com Helena Prado (1)"), told);
  assert.match(said("pt-BR", { dimensions: ["professional"] }, groups, 1), /menor sem profissional \(1\)/);
});
