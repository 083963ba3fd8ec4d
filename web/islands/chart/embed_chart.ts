import embed from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";
import type { Locale } from "../../i18n/locale.ts";
import { sized } from "../../charts/sized_spec.ts";

/**
 * Draws a chart that answers to the pointer. Expressions are interpreted, since the page's policy lets nobody make
 * code out of text; styles come from the sheet for the same reason.
 */
export async function embedChart(
  host: HTMLElement,
  spec: Record<string, unknown>,
  locale: Locale,
): Promise<void> {
  await embed(host, sized(spec, locale), {
    actions: false,
    renderer: "svg",
    ast: true,
    expr: expressionInterpreter,
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true },
  });
}
