import type { PinAnswer, PinboardAnswers } from "../../../../edge/domain/analytics/pinboard.ts";
import type { PlanAnswer } from "../../../../edge/domain/analytics/question.ts";
import type { ShownPin, ShownPins } from "../../../backend/pinboard_figures.ts";
import { drawChart } from "../../../charts/draw_chart.ts";
import type { WebContext } from "../../../web_env.ts";
import { planAddress } from "../analytics/plan_address.ts";
import { figureText } from "../analytics/shown_answer.ts";

/** A pinboard's figures in the reader's words, charts drawn. `slug` is the clinic's. */
export async function showPins(
  c: WebContext,
  slug: string,
  { at, answers }: PinboardAnswers,
): Promise<ShownPins> {
  return { at, pins: await Promise.all(answers.map((one) => showPin(c, slug, one))) };
}

async function showPin(c: WebContext, slug: string, { pin, title, answer }: PinAnswer): Promise<ShownPin> {
  const t = c.var.t.analytics.answer;
  if (!answer?.plan) return notCounted({ pin, title }, answer?.takeaway ?? c.var.t.pinboards.view.gone);
  const { plan, columns, rows, spec } = answer;
  const takeaway = rows.length === 0 ? t.empty : answer.takeaway;
  const svg = spec && await drawChart(spec, c.var.locale);
  return {
    pin,
    title,
    words: answer.title,
    takeaway,
    href: planAddress(`/app/${slug}/analises`, plan),
    picture: svg && `data:image/svg+xml,${encodeURIComponent(svg)}`,
    alt: t.alt(answer.title ?? title, takeaway),
    head: columns.map(({ name, kind }) => ({ name, isFigure: kind === "figure" })),
    rows: rows.map((row) =>
      columns.map((column) => figureText(row[column.key] ?? null, column, c.var.locale) ?? "–")
    ),
    notes: notesOf(answer, c),
  };
}

/** A pin whose plan is no longer one, or names what the clinic no longer has. */
function notCounted(pin: Pick<ShownPin, "pin" | "title">, takeaway: string): ShownPin {
  return { ...pin, words: null, takeaway, href: null, picture: null, alt: "", head: [], rows: [], notes: [] };
}

function notesOf({ hidden, is_cut }: PlanAnswer, c: WebContext): string[] {
  const t = c.var.t.analytics.answer;
  return [...hidden > 0 ? [t.hidden(hidden)] : [], ...is_cut ? [t.cut] : []];
}
