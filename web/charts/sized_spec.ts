import type { TopLevelSpec } from "vega-lite";
import * as z from "zod/mini";
import type { Locale } from "../i18n/locale.ts";
import { CHART_LOCALES } from "./chart_locales.ts";

const INK = "#12272f";
const LINE = "#ddd5c6";

/** A specification as the API gives it: Vega-Lite itself says what is wrong with one. */
const Spec = z.custom<TopLevelSpec>((value) =>
  typeof value === "object" && value !== null && "mark" in value
);

/** The specification with the size and the look of the pages: white paper by day and by night, as when printed. */
export function sized(spec: Record<string, unknown>, locale: Locale): TopLevelSpec {
  return Spec.parse({
    ...spec,
    width: 640,
    height: 300,
    padding: 8,
    autosize: { type: "fit", contains: "padding" },
    background: "#ffffff",
    config: {
      locale: CHART_LOCALES[locale],
      font: "system-ui, sans-serif",
      mark: { color: "#0e5263" },
      line: { strokeWidth: 2.5 },
      axis: {
        labelColor: INK,
        titleColor: INK,
        gridColor: LINE,
        labelFontSize: 12,
        titleFontSize: 13,
        labelLimit: 240,
      },
      legend: { labelColor: INK, titleColor: INK, labelFontSize: 12, titleFontSize: 13, labelLimit: 220 },
      axisX: { labelAngle: 0, labelOverlap: "parity" },
      view: { stroke: null },
    },
  });
}
