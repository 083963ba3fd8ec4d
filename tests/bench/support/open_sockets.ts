import { TextLineStream } from "./text_lines.ts";
import { z } from "zod";

const Line = z.union([
  z.object({ ready: z.int() }),
  z.object({ round: z.int(), bytes: z.int(), times: z.array(z.number()) }),
]);

/** One message that has reached every socket. */
export interface Round {
  bytes: number;
  /** When each socket had it, epoch milliseconds, ascending. */
  times: number[];
}

export interface Sockets {
  /** Resolves with the next message that has reached every socket. */
  next(): Promise<Round>;
  close(): Promise<void>;
}

export interface SocketOrder {
  url: string;
  count: number;
  /** Joined on each socket; without it the sockets only listen. */
  topic?: string;
  accessToken?: string;
}

/** Opens `count` sockets in a process of their own and resolves when all have joined. */
export async function openSockets(order: SocketOrder): Promise<Sockets> {
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-net", new URL("./socket_clients.ts", import.meta.url).href, JSON.stringify(order)],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const lines = process.stdout.pipeThrough(new TextLineStream()).getReader();
  const read = async () => {
    const { value, done } = await lines.read();
    if (done) throw new Error("Cannot read on: the sockets' process has ended");
    return Line.parse(JSON.parse(value));
  };
  const first = await read();
  if (!("ready" in first)) {
    throw new Error("Cannot start: the first line must say that all sockets have joined");
  }
  return {
    async next() {
      const line = await read();
      if ("ready" in line) throw new Error("Cannot be ready twice");
      return line;
    },
    async close() {
      process.kill("SIGKILL");
      await process.status;
      await lines.cancel();
    },
  };
}
