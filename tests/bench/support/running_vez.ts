import { TextLineStream } from "./text_lines.ts";

/** The product as a newcomer runs it, in a process and a data folder of its own. */
export interface RunningVez {
  url: string;
  pid: number;
  keys: { publishable_key: string; database_url: string };
  stop(): Promise<void>;
}

/** Starts `supabase/start.ts` on a free port with an empty data folder and waits until it is ready. */
export async function startVez(): Promise<RunningVez> {
  const folder = await Deno.makeTempDir({ prefix: "vez_bench_" });
  const port = freePort();
  const start = new URL("../../../supabase/start.ts", import.meta.url).pathname;
  const grants = ["net", "env", "read", "write", "run", "sys"].map((name) => `--allow-${name}`);
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", ...grants, start],
    env: { PORT: String(port), VEZ_DATA_DIR: folder, VEZ_DEMO: "off" },
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const url = await readyUrl(process.stdout);
  const keys = JSON.parse(await Deno.readTextFile(`${folder}/keys.json`));
  return {
    url,
    pid: process.pid,
    keys,
    async stop() {
      process.kill("SIGTERM");
      await process.status;
      await Deno.remove(folder, { recursive: true });
    },
  };
}

async function readyUrl(stdout: ReadableStream<Uint8Array>): Promise<string> {
  const lines = stdout.pipeThrough(new TextLineStream()).getReader();
  for (;;) {
    const { value, done } = await lines.read();
    if (done) throw new Error("Cannot measure: Vez ended before it was ready");
    const ready = value.match(/^Vez is ready at (\S+)/);
    if (ready) {
      drain(lines);
      return ready[1];
    }
  }
}

/** Goes on reading, so that the process never blocks on a full pipe. */
async function drain(lines: ReadableStreamDefaultReader<string>) {
  while (!(await lines.read()).done);
}

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

/** Resident memory of a process, in bytes; read by `cat`, since Deno itself opens /proc only with every right. */
export async function residentMemory(pid: number): Promise<number> {
  const { stdout } = await new Deno.Command("cat", { args: [`/proc/${pid}/status`] }).output();
  const status = new TextDecoder().decode(stdout);
  return Number(status.match(/VmRSS:\s+(\d+) kB/)?.[1]) * 1024;
}
