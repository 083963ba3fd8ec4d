import type { WaitEvent } from "../../../edge/domain/wait/event.ts";
import type { Told } from "./wait_replay.ts";
import { replay } from "./wait_replay.ts";
import type { Trace } from "./wait_trace.ts";

/** Who was told a number and waited: the types that are never told one are left out. */
const JUDGED = ["yellow", "green", "blue", "any"];
const ROLLING = 120;
const TOO_LOW = 20;
const DAY = 1440;

/** One wait, in minutes, and what three ways of telling it said of it at the end of triage. */
export interface Judged {
  day: number;
  type: string;
  waited: number;
  about: number;
  up_to: number;
  /** What the last of the same type who entered service had waited. */
  last: number;
  /** What those who entered service in the last two hours had waited, on average. */
  rolling: number;
}

/** Figures over some waits. */
export interface Figures {
  count: number;
  mae: number;
  rmse: number;
  /** Share of green ones (of all, without triage) who waited more than 20 min longer than told. */
  tooLow: number;
  coverage: number;
  /** Mean of bound minus expected wait. */
  width: number;
  lastMae: number;
  rollingMae: number;
}

/** Replays a trace, with or without the many predictions while people wait, and judges what was told at the end of triage against what came. */
export function judge(trace: Trace, { ticks = true } = {}): Judged[] {
  const told = new Map<string, Told>();
  replay(trace, { ticks, onTold: (one) => one.kind === "triage" && told.set(one.visit, one) });
  return compare(trace.events, told);
}

function compare(events: WaitEvent[], told: Map<string, Told>): Judged[] {
  const judged: Judged[] = [];
  const open = new Map<string, Judged>();
  const last = new Map<string, number>();
  const entered: { at: number; waited: number }[] = [];
  for (const event of events) {
    const one = told.get(event.visit);
    if (!one) continue;
    if (event.kind === "triage") {
      const recent = entered.filter(({ at }) => at > event.at - ROLLING);
      const { type, about, up_to } = one;
      const rolling = mean(recent.map(({ waited }) => waited));
      open.set(event.visit, {
        day: event.at / DAY,
        type,
        waited: 0,
        about,
        up_to,
        last: last.get(type) ?? 0,
        rolling,
      });
    }
    const found = open.get(event.visit);
    if (event.kind === "start" && found) {
      open.delete(event.visit);
      found.waited = event.at - one.at;
      last.set(one.type, found.waited);
      entered.push({ at: event.at, waited: found.waited });
      while (entered[0].at <= event.at - ROLLING) entered.shift();
      if (JUDGED.includes(one.type)) judged.push(found);
    }
  }
  return judged;
}

/** Figures of the days from `from` (0 is the first) to before `to`. */
export function figuresOf(judged: Judged[], from: number, to: number): Figures {
  const rows = judged.filter(({ day }) => day >= from && day < to);
  const common = rows.filter(({ type }) => type === "green" || type === "any");
  return {
    count: rows.length,
    mae: mean(rows.map(({ waited, about }) => Math.abs(waited - about))),
    rmse: Math.sqrt(mean(rows.map(({ waited, about }) => (waited - about) ** 2))),
    tooLow: mean(common.map(({ waited, about }) => waited > about + TOO_LOW ? 1 : 0)),
    coverage: mean(rows.map(({ waited, up_to }) => waited <= up_to ? 1 : 0)),
    width: mean(rows.map(({ about, up_to }) => up_to - about)),
    lastMae: mean(rows.map(({ waited, last }) => Math.abs(waited - last))),
    rollingMae: mean(rows.map(({ waited, rolling }) => Math.abs(waited - rolling))),
  };
}

function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
