/**
 * `deno task bench:wait [FILE or FOLDER or made:PER_DAY:SEED...]`: how far predictions of waits were off, per trace and
 * stretch of days, beside two plain ways of telling a wait; without arguments on the traces that lie here and on some
 * made ones. At the end the time of one prediction for a full waiting room.
 */
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { predict } from "../../edge/domain/wait/predict.ts";
import { newModel } from "../../edge/domain/wait/priors.ts";
import type { State } from "../../edge/domain/wait/state.ts";
import { figuresOf, judge } from "./support/wait_figures.ts";
import { makeTrace } from "./support/made_trace.ts";
import { readTrace, type Trace, TRACES } from "./support/wait_trace.ts";

const STRETCHES = [{ name: "1-3", from: 0, to: 3 }, { name: "4-14", from: 3, to: 14 }, {
  name: "15+",
  from: 14,
  to: Infinity,
}];

/** Clinics of the same ways as two of the traces, by other luck. */
const MADE = [260, 290].flatMap((perDay) => [1, 2, 3].map((seed) => `made:${perDay}:${seed}`));
const MADE_DAYS = 60;

for (const path of await tracesOf(Deno.args.length > 0 ? Deno.args : [fileURLToPath(TRACES), ...MADE])) {
  const judged = judge(await openTrace(path));
  const rows = STRETCHES.map(({ name, from, to }) => {
    const figures = figuresOf(judged, from, to);
    const minutes = (value: number) => Number(value.toFixed(1));
    const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
    return [name, {
      visits: figures.count,
      "MAE (min)": minutes(figures.mae),
      "RMSE (min)": minutes(figures.rmse),
      "green > 20 min too low": percent(figures.tooLow),
      "coverage of U": percent(figures.coverage),
      "mean U - M (min)": minutes(figures.width),
      "last to enter: MAE": minutes(figures.lastMae),
      "rolling two hours: MAE": minutes(figures.rollingMae),
    }];
  });
  console.log(`\n${basename(path)}, told at the end of triage, by day`);
  console.table(Object.fromEntries(rows));
}
console.log(`\nOne call for 200 waiting, 8 professionals: ${timeOfCall().toFixed(1)} ms (median of 51)`);

async function openTrace(path: string): Promise<Trace> {
  const [, perDay, seed] = /^made:(\d+):(\d+)$/.exec(path) ?? [];
  return perDay
    ? makeTrace({ perDay: Number(perDay), seed: Number(seed), days: MADE_DAYS })
    : await readTrace(path);
}

async function tracesOf(paths: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    if (path.startsWith("made:") || (await Deno.stat(path)).isFile) found.push(path);
    else {for await (const { name } of Deno.readDir(path)) {
        if (name.includes(".jsonl")) found.push(join(path, name));
      }}
  }
  return found.sort();
}

/** Milliseconds, after the engine has warmed up. */
function timeOfCall(): number {
  const model = newModel({
    triage: true,
    utc_offset: 0,
    precedence: false,
    returns: "after_orange",
    opening: null,
  });
  const now = 10 * 60;
  const state: State = {
    waiting: Array.from({ length: 200 }, (_, index) => ({
      type: index < 60 ? 3 : index < 170 ? 4 : 5,
      returned: false,
      since: now - 120,
    })),
    triage: 10,
    serving: Array.from({ length: 8 }, (_, index) => ({ type: 4, started: now - index, returned: false })),
    resting: [],
    away: Array.from({ length: 20 }, (_, index) => ({ type: 3, left: now - index, sure: false })),
    queue_since: now - 300,
  };
  const times = Array.from({ length: 51 }, () => {
    const start = performance.now();
    predict(model, state, now);
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[25];
}
