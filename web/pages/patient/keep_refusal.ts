import type { Problem } from "../../backend/api.ts";
import type { WebContext } from "../../web_env.ts";
import { refusalText } from "./in_account.ts";

/** Why a ticket was not kept, in words that say what to do, and the status of the answer. */
export function keepRefusal(
  c: WebContext,
  problem: Problem,
): { message: string; status: 404 | 409 | 422 | 429 | 503 } {
  const t = c.var.t.account.keep;
  if (problem.code === "chart_linked") return { message: t.chart_linked, status: 409 };
  if (problem.code === "chart_of_another") return { message: t.chart_of_another, status: 409 };
  if (problem.status === 404) return { message: t.not_found, status: 404 };
  return refusalText(c, problem);
}
