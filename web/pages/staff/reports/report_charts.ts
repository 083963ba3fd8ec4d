import type { OperationsReport } from "../../../../edge/domain/reports/operations.ts";
import type { ProfessionalsReport } from "../../../../edge/domain/reports/professionals.ts";
import { hourName } from "./operations_sheet.ts";
import type { SheetWords } from "./sheet.ts";

/** A chart beside the table with the same figures. */
export interface SheetChart {
  /** The table that has its figures. */
  table: string;
  spec: Record<string, unknown>;
  alt: string;
}

/** Okabe and Ito: told apart by people who do not see all colours. */
const COLOURS = ["#0072B2", "#E69F00", "#009E73"];
const SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json";
/** More bars than this say nothing that the table does not say better. */
const MOST_BARS = 15;

/** How people moved through the day, from the first hour with any movement to the last. */
export function hoursChart({ hours }: OperationsReport, { t }: SheetWords): SheetChart[] {
  if (hours.length < 2) return [];
  const { columns, hours_alt, hours: title } = t.reports.operations;
  const known = new Map(hours.map((one) => [one.hour, one]));
  const [first, last] = [hours[0].hour, hours[hours.length - 1].hour];
  const names = ["arrived", "begun", "ended"] as const;
  const values = Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((hour) =>
    names.map((name) => ({
      hour: hourName(hour),
      what: columns[name],
      count: known.get(hour)?.[name] ?? 0,
    }))
  );
  const busiest = hours.reduce((most, one) => one.arrived > most.arrived ? one : most);
  return [{
    table: "hours",
    alt: hours_alt(busiest.arrived, hourName(busiest.hour)),
    spec: {
      $schema: SCHEMA,
      description: title,
      data: { values },
      mark: { type: "line", point: true },
      encoding: {
        x: { field: "hour", type: "ordinal", title: columns.hour, sort: null },
        y: { field: "count", type: "quantitative", title: null, axis: { tickMinStep: 1 } },
        color: {
          field: "what",
          type: "nominal",
          title: null,
          sort: names.map((name) => columns[name]),
          scale: { domain: names.map((name) => columns[name]), range: COLOURS },
          legend: { orient: "top" },
        },
        shape: {
          field: "what",
          type: "nominal",
          title: null,
          scale: { domain: names.map((name) => columns[name]) },
          legend: { orient: "top" },
        },
      },
    },
  }];
}

/** Whose consultations they were; nothing for one professional, or for rows of months and days. */
export function professionalsChart({ rows }: ProfessionalsReport, { t }: SheetWords): SheetChart[] {
  const { columns, chart, chart_alt } = t.reports.professionals;
  const values = rows.filter(({ period }) => period === null).slice(0, MOST_BARS)
    .map(({ professional, consultations }) => ({
      name: professional ?? t.reports.nobody,
      count: consultations,
    }));
  if (values.length < 2) return [];
  return [{
    table: "professionals",
    alt: chart_alt(values[0].name, values[0].count),
    spec: {
      $schema: SCHEMA,
      description: chart,
      data: { values },
      mark: { type: "bar" },
      encoding: {
        x: { field: "count", type: "quantitative", title: columns.consultations, axis: { tickMinStep: 1 } },
        y: { field: "name", type: "nominal", title: null, sort: null },
      },
    },
  }];
}
