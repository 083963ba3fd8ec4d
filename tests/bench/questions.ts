/** How many of the public questions the rules understand exactly, and how long one takes them. */
import { planByRules } from "../../edge/analytics/rules/plan_by_rules.ts";
import { canonical } from "../../edge/domain/analytics/plan.ts";
import { CATALOGUE, TODAY } from "../edge/analytics/asking.ts";
import { ENGLISH } from "../edge/analytics/questions_en.ts";
import { PORTUGUESE } from "../edge/analytics/questions_pt.ts";

console.log("questions planned by rules; aim: 85 % exactly, in each language");
const rows = [["pt-BR", PORTUGUESE], ["en", ENGLISH]] as const;
console.table(rows.map(([locale, asked]) => {
  const start = performance.now();
  const right = asked.filter(({ question, plan }) => {
    const answer = planByRules(question, { locale, today: TODAY, catalogue: CATALOGUE });
    return answer.plan !== null && JSON.stringify(canonical(answer.plan)) === JSON.stringify(canonical(plan));
  });
  const took = performance.now() - start;
  return {
    locale,
    questions: asked.length,
    exactly: right.length,
    "%": Math.round(100 * right.length / asked.length),
    "ms each": Number((took / asked.length).toFixed(2)),
  };
}));
