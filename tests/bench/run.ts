import { startTestServer } from "../support/server.ts";

/** Runs the benches one after another; arguments choose those whose name contains one of the words. */
const BENCHES = [
  "queue_snapshot",
  "queue_fanout",
  "call_next",
  "realtime_fanout",
  "archive",
  "facts",
  "questions",
];

const grants = ["net", "env", "read", "write", "run", "sys"].map((name) => `--allow-${name}`);
const chosen = BENCHES.filter((name) =>
  Deno.args.length === 0 || Deno.args.some((word) => name.includes(word))
);
const server = await startTestServer();
let failure = 0;
for (const name of chosen) {
  const { code } = await new Deno.Command(Deno.execPath(), {
    args: ["run", ...grants, new URL(`./${name}.ts`, import.meta.url).pathname],
    env: { VEZ_TEST_DATABASE_URL: server.adminUrl },
    stdout: "inherit",
    stderr: "inherit",
  }).spawn().status;
  if (code !== 0) {
    failure = code;
    break;
  }
}
await server.stop();
Deno.exit(failure);
