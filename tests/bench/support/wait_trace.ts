import { z } from "zod";
import type { WaitEvent } from "../../../edge/domain/wait/event.ts";
import type { Clinic } from "../../../edge/domain/wait/model.ts";
import type { Risk } from "../../../edge/domain/risk.ts";

const COLOURS: Readonly<Record<string, Risk>> = {
  R: "red",
  O: "orange",
  Y: "yellow",
  G: "green",
  B: "blue",
};

const Line = z.union([
  z.tuple([z.number(), z.enum(["A", "Q", "N"]), z.number()]),
  z.tuple([z.number(), z.literal("T"), z.number(), z.enum(["R", "O", "Y", "G", "B"])]),
  z.tuple([z.number(), z.enum(["S", "F"]), z.number(), z.enum(["n", "r"]), z.number()]),
]);
type Line = z.infer<typeof Line>;

/** What happened in a clinic over some days; minute 0 is a midnight. */
export interface Trace {
  clinic: Clinic;
  events: WaitEvent[];
}

/** Where the traces lie that come with the benches. */
export const TRACES = new URL("../traces/", import.meta.url);

/** Reads a trace, gzipped or not, up to a number of days. */
export async function readTrace(path: string | URL, { days = Infinity } = {}): Promise<Trace> {
  const file = await Deno.open(path);
  const bytes = String(path).endsWith(".gz")
    ? file.readable.pipeThrough(new DecompressionStream("gzip"))
    : file.readable;
  const text = await new Response(bytes).text();
  const lines = text.split("\n").filter((line) => line.trim() !== "").map((line) =>
    Line.parse(JSON.parse(line))
  );
  const kept = lines.filter(([at]) => at < days * 1440);
  const clinic = clinicOf(lines);
  return { clinic, events: kept.map(eventOf) };
}

/** The settings of a clinic, which no event tells: one colour alone means that nobody is classified. */
function clinicOf(lines: Line[]): Clinic {
  const colours = new Set(lines.flatMap((line) => line[1] === "T" ? [line[3]] : []));
  const triage = colours.size > 1;
  const hours = lines.filter(([, kind]) => kind === "A").map(([at]) => at % 1440 / 60);
  const opening: Clinic["opening"] = triage || hours.length === 0
    ? null
    : [hours.reduce((a, b) => Math.floor(Math.min(a, b))), Math.ceil(hours.reduce((a, b) => Math.max(a, b)))];
  return { triage, precedence: false, utc_offset: 0, returns: "after_orange", opening };
}

function eventOf(line: Line): WaitEvent {
  const about = { at: line[0], visit: String(line[2]) };
  switch (line[1]) {
    case "A":
      return { ...about, kind: "arrive" };
    case "T":
      return { ...about, kind: "triage", risk: COLOURS[line[3]] };
    case "Q":
      return { ...about, kind: "return" };
    case "S":
      return { ...about, kind: "start", professional: String(line[4]) };
    case "F":
      return { ...about, kind: "finish" };
    case "N":
      return { ...about, kind: "no_show" };
  }
}
