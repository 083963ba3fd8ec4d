import type { Dimension, Plan } from "../domain/analytics/plan.ts";
import { RISKS } from "../domain/risk.ts";
import { MEASURE_RULES } from "./measures.ts";
import type { Column, Table } from "./table.ts";
import type { AnalyticsTexts } from "./texts/pt_BR.ts";

/** A Vega-Lite specification with its data inside; what is drawn is what stands in the table. */
export type ChartSpec = Record<string, unknown>;

type Form = Exclude<Plan["chart"], "auto" | "table">;

const TIME: readonly Dimension[] = ["day", "week", "month"];
/** Their order means something, so bars keep it. */
const ORDINAL: readonly Dimension[] = [
  "hour",
  "weekday",
  "day",
  "week",
  "month",
  "age_band",
  "wait_band",
  "risk",
];

/** Okabe and Ito: told apart by people who do not see all colours. */
const COLOURS = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000"];
/** The classes' own colours; the last is for who has none. */
const RISK_COLOURS = ["#B3261E", "#F28C28", "#FFD400", "#1B7A3D", "#1351B4", "#767676"];

/** The chart of a table, chosen by its shape unless the plan names one; null where there is nothing to draw. */
export function chartOf(plan: Plan, table: Table, title: string, texts: AnalyticsTexts): ChartSpec | null {
  if (plan.chart === "table" || plan.dimensions.length === 0 || !hasFigures(table)) return null;
  const form = plan.chart === "auto" ? formOf(plan) : plan.chart;
  const figures = table.columns.filter(({ kind }) => kind === "figure");
  const isFolded = figures.length > 1 && plan.dimensions.length === 1;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: title,
    data: { values: table.rows },
    ...isFolded ? { transform: [foldOf(figures)] } : {},
    ...form === "heatmap"
      ? heatmap(plan, table, texts)
      : series(form, plan, table, isFolded ? null : figures[0], texts),
  };
}

function hasFigures({ rows, columns }: Table): boolean {
  const figures = columns.filter(({ kind }) => kind === "figure");
  return rows.some((row) => figures.some(({ key }) => row[key] !== null));
}

/** Time makes a line, two ordered dimensions a heat map, counts in two dimensions stacks, all else bars. */
function formOf({ dimensions, measures }: Plan): Form {
  const [first, second] = dimensions;
  if (TIME.includes(first)) return "line";
  if (!second) return "bar";
  if (ORDINAL.includes(first) && ORDINAL.includes(second) && second !== "risk") return "heatmap";
  return MEASURE_RULES[measures[0]].unit === "count" ? "stacked" : "bar";
}

/** Several figures of one dimension become one, told apart by their names; with two dimensions the first is drawn. */
function foldOf(figures: Column[]) {
  return { fold: figures.map(({ key }) => key), as: ["measure", "figure"] };
}

function series(
  form: Form,
  plan: Plan,
  table: Table,
  figure: Column | null,
  texts: AnalyticsTexts,
): ChartSpec {
  const [first] = plan.dimensions;
  const [group] = table.columns;
  const x = { field: group.key, type: "ordinal", title: group.name, sort: axisNames(plan, table, form) };
  const y = {
    field: figure?.key ?? "figure",
    type: "quantitative",
    title: figure ? unitTitle(figure, texts) : null,
  };
  const colour = figure ? colourOf(plan, table, texts) : measureColour(table);
  const isGrouped = form === "bar" && (figure === null || plan.dimensions.length > 1);
  // Long names read better beside bars than below them, where every other one would give way.
  const isAcross = form === "line" || ORDINAL.includes(first) && first !== "risk";
  return {
    mark: form === "line" ? { type: "line", point: true } : { type: "bar" },
    encoding: {
      ...isAcross ? { x, y } : { x: y, y: x },
      ...colour ? { color: colour } : {},
      ...isGrouped && colour ? { [isAcross ? "xOffset" : "yOffset"]: { field: colour.field } } : {},
      tooltip: table.columns.map(({ key, name }) => ({ field: key, title: name })),
    },
  };
}

function heatmap(plan: Plan, table: Table, texts: AnalyticsTexts): ChartSpec {
  const sides = table.columns.slice(0, 2)
    .map(({ key, name }, index) => ({ field: key, type: "ordinal", title: name, sort: table.names[index] }));
  // Classes have the longest names.
  const [x, y] = plan.dimensions[0] === "risk" ? sides.toReversed() : sides;
  const figure = table.columns[plan.dimensions.length];
  return {
    mark: "rect",
    encoding: {
      x,
      y,
      color: {
        field: figure.key,
        type: "quantitative",
        title: unitTitle(figure, texts),
        scale: { scheme: "viridis" },
      },
      tooltip: table.columns.map(({ key, name }) => ({ field: key, title: name })),
    },
  };
}

/** Colours of the second dimension, or of classes that stand alone; null where one colour says all. */
function colourOf(
  { dimensions }: Plan,
  table: Table,
  texts: AnalyticsTexts,
): ({ field: string } & ChartSpec) | null {
  const index = dimensions.length - 1;
  const { key, name } = table.columns[index];
  const isRisk = dimensions[index] === "risk";
  if (index === 0 && !isRisk) return null;
  const names = table.names[index];
  const scale = isRisk ? { domain: names, range: riskColours(names, texts) } : { range: COLOURS };
  return {
    field: key,
    type: "nominal",
    title: name,
    sort: names,
    scale,
    ...index === 0 ? { legend: null } : {},
  };
}

function measureColour(table: Table): { field: string } & ChartSpec {
  const figures = table.columns.filter(({ kind }) => kind === "figure");
  const names = JSON.stringify(Object.fromEntries(figures.map(({ key, name }) => [key, name])));
  return {
    field: "measure",
    type: "nominal",
    title: null,
    sort: figures.map(({ key }) => key),
    scale: { range: COLOURS },
    legend: { labelExpr: `${names}[datum.value]` },
  };
}

/** What has an order by itself stands in it, unless bars of one dimension are ranked; names stand as in the table. */
function axisNames({ dimensions, order }: Plan, { rows, names }: Table, form: Form): string[] {
  const isRanked = order !== "natural" && dimensions.length === 1 && form !== "line";
  if (ORDINAL.includes(dimensions[0]) && !isRanked) return names[0];
  return [...new Set(rows.map((row) => String(row.group_1)))];
}

function riskColours(names: string[], texts: AnalyticsTexts): string[] {
  const order = [...RISKS.map((risk) => texts.risks[risk]), texts.risks.none];
  return names.map((name) => RISK_COLOURS[order.indexOf(name)]);
}

function unitTitle({ name, unit }: Column, texts: AnalyticsTexts): string {
  return unit === null || unit === "count" ? name : `${name} (${texts.units[unit]("").trim()})`;
}
