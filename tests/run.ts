import { fileURLToPath, pathToFileURL } from "node:url";
import { join, relative } from "node:path";
import { buildIslands } from "../web/build.ts";
import { startTestServer } from "./support/server.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const permissions = ["net", "env", "read", "write", "run", "sys"].map((name) => `--allow-${name}`);
const minute = 60_000;

/** Files that run together in one `deno test`. */
interface Group {
  name: string;
  files: string[];
  /** How many files may run beside each other. */
  jobs: number;
  /** How many files share one loading of the modules, see {@linkcode bundle}. */
  together: number;
}

interface Outcome {
  passed: number;
  failed: number;
}

/** Runs all tests, or those whose path contains one of the arguments, on one Postgres. */
async function main(filters: string[]): Promise<number> {
  const files = await findTests(filters);
  const [server] = await Promise.all([startTestServer(), buildIslands()]);
  const outcomes: Outcome[] = [];
  try {
    const types = files.length > 0 ? checkTypes(files) : undefined;
    for (const groups of await arrange(files)) {
      outcomes.push(...await Promise.all(groups.map((group) => run(group, server.adminUrl))));
    }
    if (types) outcomes.push(await types);
  } finally {
    await server.stop();
  }
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  if (passed + failed === 0) {
    console.log(`No test was found${filters.length ? ` for ${filters.join(" ")}` : ""}`);
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

async function findTests(filters: string[], folder = join(root, "tests")): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of Deno.readDir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory) found.push(...await findTests(filters, path));
    else if (/_test\.tsx?$/.test(entry.name) && matches(relative(root, path), filters)) found.push(path);
  }
  return found.sort();
}

function matches(path: string, filters: string[]): boolean {
  return filters.length === 0 || filters.some((filter) => path.includes(filter.replace(/^\.\//, "")));
}

/**
 * What waits for browsers and for whole Vez processes runs beside the rest, which fills the time in which those wait.
 * Journeys and what is named live come afterwards, with less beside them, if they promise a second or a few.
 */
async function arrange(files: string[]): Promise<Group[][]> {
  const cores = navigator.hardwareConcurrency;
  const waiting: string[] = [], quick: string[] = [], timed: string[] = [];
  for (const file of files) {
    const text = await Deno.readTextFile(file);
    const waits = /(support\/browser|support\/vez_process|\/staff_views|\/board_desk)\.ts"/.test(text);
    const isTimed = /journeys|_live_test\.ts$/.test(relative(root, file)) &&
      /\bSOON\b|\b\d_\d{3}\b/.test(text);
    (isTimed ? timed : waits ? waiting : quick).push(file);
  }
  const stages = [
    [
      { name: "browsers", files: waiting, jobs: cores, together: 2 },
      // Much of what they wait for is Postgres.
      { name: "rooms", files: quick, jobs: cores + 1, together: 12 },
    ],
    [{ name: "journeys", files: timed, jobs: cores, together: 2 }],
  ];
  return stages.map((groups) => groups.filter((group) => group.files.length > 0));
}

/**
 * The types of the files and of all that they import, beside the tests: each of their processes would check anew. It
 * takes what the tests leave of the processors, most of it while those that come afterwards wait.
 */
async function checkTypes(files: string[]): Promise<Outcome> {
  const { success, stderr } = await new Deno.Command("nice", {
    args: ["-n", "19", Deno.execPath(), "check", "--quiet", ...files],
    cwd: root,
    stdin: "null",
    stdout: "null",
    stderr: "piped",
    env: { NO_COLOR: "1" },
  }).output();
  if (success) return { passed: 1, failed: 0 };
  console.log(new TextDecoder().decode(stderr));
  return { passed: 0, failed: 1 };
}

/**
 * Modules that import a few test files each, from one folder of tests where possible. `deno test` loads all modules
 * anew for each file that it is given; what a test file needs of Hono, zod and our own takes a second or two of
 * a processor.
 */
async function bundle({ files, jobs, together }: Group, folder: string): Promise<string[]> {
  const count = Math.max(Math.ceil(files.length / together), Math.min(jobs, files.length));
  const names: string[] = [];
  for (let index = 0; index < count; index++) {
    const [from, to] = [index, index + 1].map((at) => Math.round(at * files.length / count));
    const imports = files.slice(from, to).map((file) =>
      `import ${JSON.stringify(pathToFileURL(file).href)};`
    );
    const name = join(folder, `${String(index).padStart(3, "0")}_test.ts`);
    await Deno.writeTextFile(name, imports.join("\n"));
    names.push(name);
  }
  return names;
}

async function run(group: Group, databaseUrl: string): Promise<Outcome> {
  const { name, jobs } = group;
  const folder = await Deno.makeTempDir({ prefix: "vez_tests_" });
  const files = await bundle(group, folder);
  const child = new Deno.Command(Deno.execPath(), {
    args: ["test", "--config", join(root, "deno.json"), "--no-check", "--parallel", ...permissions, ...files],
    cwd: root,
    env: { VEZ_TEST_DATABASE_URL: databaseUrl, DENO_JOBS: String(jobs), NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const timer = setTimeout(() => {
    console.error(`The ${name} take longer than 20 minutes and are ended`);
    child.kill("SIGKILL");
  }, 20 * minute);
  const output = await show(child.stdout);
  const { success } = await child.status;
  clearTimeout(timer);
  await Deno.remove(folder, { recursive: true });
  const outcome = readSummary(output);
  // Ended without a word of its own: a crash, or too late.
  if (!success && outcome.failed === 0) outcome.failed = 1;
  return outcome;
}

async function show(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  let [text, shown] = ["", 0];
  for await (const chunk of stream.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    // By whole lines: another group writes to the same place.
    const end = text.lastIndexOf("\n") + 1;
    if (end > shown) console.log(text.slice(shown, end - 1));
    shown = Math.max(shown, end);
  }
  if (text.length > shown) console.log(text.slice(shown));
  return text;
}

/** The counts of `deno test`'s closing line, e.g. `ok | 7 passed (2 steps) | 0 failed (3s)`. */
function readSummary(output: string): Outcome {
  const [, passed = "0", failed = "0"] =
    [...output.matchAll(/^(?:ok|FAILED) \| (\d+) passed(?: \(.*?\))? \| (\d+) failed/gm)].at(-1) ?? [];
  return { passed: Number(passed), failed: Number(failed) };
}

if (import.meta.main) Deno.exit(await main(Deno.args));
