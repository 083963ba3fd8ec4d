/**
 * `deno task wait:replay FILE`: replays a trace of a clinic and prints each prediction as a line of JSON,
 * `{at, kind, visit, type, about, up_to}`, all in minutes; visits by their number in the trace.
 */
import { replay } from "./support/wait_replay.ts";
import { readTrace } from "./support/wait_trace.ts";

const [path] = Deno.args;
if (path === undefined) {
  console.error("Usage: deno task wait:replay FILE (.jsonl or .jsonl.gz)");
  Deno.exit(2);
}
const encoder = new TextEncoder();
let lines: string[] = [];

replay(await readTrace(path), {
  onTold: (told) => {
    lines.push(JSON.stringify({ ...told, visit: numberOf(told.visit) }));
    if (lines.length >= 1_000) flush();
  },
});
flush();

function flush() {
  let bytes = encoder.encode(lines.map((line) => `${line}\n`).join(""));
  while (bytes.length > 0) bytes = bytes.subarray(Deno.stdout.writeSync(bytes));
  lines = [];
}

function numberOf(visit: string): number | string {
  return /^\d+$/.test(visit) ? Number(visit) : visit;
}
