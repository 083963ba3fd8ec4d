import { fileURLToPath } from "node:url";
import { type Keys, readKeys } from "../../supabase/local/keys.ts";

/** The start task as a process of its own. */
export interface VezProcess extends AsyncDisposable {
  /** The origin of its ready line. */
  url: string;
  pid: number;
  keys: Keys;
  /** Everything that it printed so far. */
  printed(): string;
  kill(signal: Deno.Signal): void;
  /** Its exit code and what it printed. */
  ended: Promise<Ended>;
}

/** How a process ended. */
export interface Ended {
  code: number;
  printed: string;
}

/** How {@linkcode startVez} may differ. */
export interface VezOptions {
  dataDir: string;
  port?: number;
  environment?: Record<string, string>;
  /** Whether the process is `deno task`, as people start it, or the program itself. */
  through?: "deno task";
  /** The keys to hand on when none are in the data folder, because Supabase runs elsewhere. */
  keys?: Keys;
  /** The program and sources of another user, see {@linkcode runVez}. */
  as?: { uid: number; gid: number; deno: string; root: string };
}

/** Starts Vez and waits for its ready line. */
export async function startVez(options: VezOptions): Promise<VezProcess> {
  const { child, printed, ended } = spawnVez(options);
  const url = await Promise.race([waitForReadyLine(printed), ended.then(() => undefined)]);
  if (!url) throw new Error(`Vez ended before it was ready:\n${printed()}`);
  const keys = options.keys ?? await readKeys(options.dataDir);
  if (!keys) throw new Error("keys.json is missing");
  return {
    url,
    pid: child.pid,
    keys,
    printed,
    ended,
    kill: (signal) => child.kill(signal),
    async [Symbol.asyncDispose]() {
      try {
        child.kill("SIGTERM");
      } catch { /* the test ended it */ }
      await ended;
    },
  };
}

/** Runs Vez until it ends by itself, for starts that are refused. */
export async function runVez(options: VezOptions): Promise<Ended> {
  return await spawnVez(options).ended;
}

function spawnVez(
  options: VezOptions,
): { child: Deno.ChildProcess; printed(): string; ended: Promise<Ended> } {
  const { dataDir, port = 0, environment, as, through } = options;
  const root = as?.root ?? fileURLToPath(new URL("../../", import.meta.url));
  const permissions = ["net", "env", "read", "write", "run", "sys"].map((name) => `--allow-${name}`);
  const child = new Deno.Command(as?.deno ?? Deno.execPath(), {
    args: through
      ? ["task", "--config", `${root}/deno.json`, "start"]
      : ["run", "--no-check", ...permissions, `${root}/supabase/start.ts`],
    // Somewhere else than the sources: nothing may depend on the current folder.
    cwd: "/",
    env: { PORT: String(port), VEZ_DATA_DIR: dataDir, NO_COLOR: "1", SUPABASE_URL: "", ...environment },
    uid: as?.uid,
    gid: as?.gid,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let text = "";
  const read = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => {
    for await (const chunk of stream.pipeThrough(new TextDecoderStream())) text += chunk;
  };
  const reading = [read(child.stdout), read(child.stderr)];
  const ended = child.status.then(async ({ code }) => {
    await Promise.all(reading);
    return { code, printed: text };
  });
  return { child, printed: () => text, ended };
}

async function waitForReadyLine(printed: () => string): Promise<string> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const url = /^Vez is ready at (http:\/\/localhost:\d+)$/m.exec(printed())?.[1];
    if (url) return url;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Vez was not ready within a minute:\n${printed()}`);
}
