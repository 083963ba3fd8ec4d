import type { PlanAnswer } from "../../edge/domain/analytics/question.ts";
import type { Locale } from "../i18n/locale.ts";
import { sized } from "./sized_spec.ts";

type Spec = NonNullable<PlanAnswer["spec"]>;

/** The chart as an SVG document. Vega is loaded when the first chart is drawn: few requests need it. */
export async function drawChart(spec: Spec, locale: Locale): Promise<string> {
  const [vega, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
  const view = new vega.View(vega.parse(compile(sized(spec, locale)).spec), { renderer: "none" });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
