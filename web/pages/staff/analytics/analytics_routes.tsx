import { Hono } from "hono";
import type { Plan } from "../../../../edge/domain/analytics/plan.ts";
import { LONGEST_QUESTION, type PlanAnswer } from "../../../../edge/domain/analytics/question.ts";
import { answerPlan, askQuestion, readTerms } from "../../../backend/analytics.ts";
import { drawChart } from "../../../charts/draw_chart.ts";
import type { FieldError } from "../../../components/ErrorSummary.tsx";
import type { WebContext, WebDeps, WebEnv } from "../../../web_env.ts";
import { type Clinic, inClinic } from "../in_clinic.ts";
import { pictured, showPage } from "./analytics_page.tsx";
import { toCsv, toXlsx } from "./answer_files.ts";
import { keepRoutes } from "./keep_routes.tsx";
import { planAddress, readPlan } from "./plan_address.ts";
import { planOfForm, type PlanValues } from "./plan_form.ts";
import type { Shown } from "./shown_answer.ts";

/** Questions about the clinic's figures: asked, followed up, put together, and taken along as files. */
export function analyticsRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/", inClinic(deps, answer))
    .get("/montar", inClinic(deps, putTogether))
    .route("/", keepRoutes(deps))
    .get(
      "/tabela.csv",
      file(deps, "csv", "text/csv; charset=utf-8", (found, c) => toCsv(found, c.var.locale)),
    )
    .get("/tabela.xlsx", file(deps, "xlsx", XLSX, (found) => toXlsx(found)))
    .get(
      "/grafico.svg",
      file(deps, "svg", "image/svg+xml", (found, c) => found.spec && drawChart(found.spec, c.var.locale)),
    )
    .get(
      "/grafico.json",
      file(deps, null, "application/json", ({ spec }) => spec && JSON.stringify(spec, null, 2)),
    );
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A question, a follow-up to the plan of the address, the plan alone, or nothing yet. */
async function answer(c: WebContext, clinic: Clinic): Promise<Response> {
  const terms = await readTerms(clinic.api, clinic.establishment.id).then(clinic.expect);
  const [question, more] = [c.req.query("q")?.trim() ?? "", c.req.query("more")?.trim() ?? ""];
  const plan = readPlan(c.req.query("p"));
  const t = c.var.t.analytics;
  const show = (shown: Shown | null, errors: FieldError[] = []) =>
    showPage(c, clinic, { terms, question, shown, errors });
  if (c.req.query("p") && !plan) return await show(null, [{ field: "q", message: t.wrong_plan }]);
  if (question.length > LONGEST_QUESTION || more.length > LONGEST_QUESTION) {
    return await show(null, [{ field: "q", message: t.ask.too_long }]);
  }
  if (!question && !more && !plan) {
    return await show(null, c.req.query("q") === undefined ? [] : [{ field: "q", message: t.ask.required }]);
  }
  return await show(await pictured(await asked(clinic, question || more, question ? null : plan), c));
}

function asked({ api, establishment, expect }: Clinic, question: string, previous: Plan | null) {
  if (question === "" && previous) return answerPlan(api, establishment.id, previous).then(expect);
  return askQuestion(api, establishment.id, { question, ...previous ? { previous } : {} }).then(expect);
}

/** Controls become the address of a plan. */
async function putTogether(c: WebContext, clinic: Clinic): Promise<Response> {
  const values: PlanValues = {
    one: (name) => c.req.query(name)?.trim() ?? "",
    all: (name) => c.req.queries(name) ?? [],
  };
  const made = planOfForm(values, c.var.t.analytics.controls);
  if (made.plan) return c.redirect(planAddress(`/app/${clinic.establishment.slug}/analises`, made.plan), 303);
  const terms = await readTerms(clinic.api, clinic.establishment.id).then(clinic.expect);
  return await showPage(c, clinic, {
    terms,
    question: "",
    shown: null,
    errors: made.errors,
    controls: values,
  });
}

/** The answer to the plan of the address as a file; without such a plan, back to the page. */
function file(
  deps: WebDeps,
  ending: string | null,
  type: string,
  write: (found: PlanAnswer, c: WebContext) => BodyInit | null | Promise<BodyInit | null>,
) {
  return inClinic(deps, async (c, { api, establishment, expect }) => {
    const plan = readPlan(c.req.query("p"));
    const found = plan && await answerPlan(api, establishment.id, plan).then(expect);
    const body = found?.plan ? await write(found, c) : null;
    if (body === null) return c.redirect(`/app/${establishment.slug}/analises`, 303);
    const name = `${establishment.slug}-${new Date().toISOString().slice(0, 10)}.${ending}`;
    return new Response(body, {
      headers: {
        "content-type": type,
        "cache-control": "no-store",
        ...ending ? { "content-disposition": `attachment; filename="${name}"` } : {},
      },
    });
  });
}
