import { TextLineStream } from "./text_lines.ts";
import { z } from "zod";

/** The floor of the fan-out: see bare_server.ts. */
export interface BareServer {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

export async function startBareServer(): Promise<BareServer> {
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-net", new URL("./bare_server.ts", import.meta.url).href],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const lines = process.stdout.pipeThrough(new TextLineStream()).getReader();
  const { port } = z.object({ port: z.int() }).parse(JSON.parse((await lines.read()).value ?? ""));
  return {
    url: `http://127.0.0.1:${port}/`,
    pid: process.pid,
    async stop() {
      process.kill("SIGKILL");
      await process.status;
      await lines.cancel();
    },
  };
}
