/**
 * A process of its own that plays N phones: opens N sockets, joins one topic on each (or none, for a bare
 * server), then prints one JSON line per message round. Run by the benches through `openSockets()`; its own
 * process so that reading does not share an event loop with the server under measurement.
 *
 * Arguments: JSON `{url, count, topic?, accessToken?, warmup?}`. Lines: `{"ready":N}`, then
 * `{"round":i,"bytes":b,"times":[epoch ms per socket, sorted]}` when a round has reached every socket.
 */
import { z } from "zod";

const Order = z.object({
  url: z.string(),
  count: z.int(),
  topic: z.string().optional(),
  accessToken: z.string().optional(),
});

const order = Order.parse(JSON.parse(Deno.args[0]));
const BATCH = 50;
const HEARTBEAT_MS = 20_000;

let joined = 0;
const rounds: { bytes: number; times: number[] }[] = [];
const seen = new Uint32Array(order.count);
const sockets: WebSocket[] = [];

function say(line: unknown) {
  console.log(JSON.stringify(line));
}

function receive(index: number, data: string | ArrayBuffer) {
  const now = performance.timeOrigin + performance.now();
  const round = seen[index]++;
  rounds[round] ??= { bytes: typeof data === "string" ? data.length : data.byteLength, times: [] };
  const { bytes, times } = rounds[round];
  if (times.push(now) === order.count) say({ round, bytes, times: times.toSorted((a, b) => a - b) });
}

function isReply(data: string | ArrayBuffer): boolean {
  return typeof data === "string" && /"phx_reply"|"system"|"presence_state"/.test(data.slice(0, 400));
}

function open(index: number): Promise<void> {
  const socket = new WebSocket(order.url);
  socket.binaryType = "arraybuffer";
  sockets.push(socket);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.onerror = () => reject(new Error(`Cannot open socket ${index}`));
  socket.onopen = () => {
    if (order.topic === undefined) return resolve();
    const config = { private: true, broadcast: { ack: false, self: false }, presence: { enabled: false } };
    const payload = { config, access_token: order.accessToken };
    socket.send(JSON.stringify(["1", "1", `realtime:${order.topic}`, "phx_join", payload]));
  };
  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
    if (!isReply(data)) return receive(index, data);
    if (typeof data === "string" && data.includes('"error"')) reject(new Error(`Refused: ${data}`));
    resolve();
  };
  return promise;
}

while (joined < order.count) {
  const size = Math.min(BATCH, order.count - joined);
  await Promise.all(Array.from({ length: size }, (_, i) => open(joined + i)));
  joined += size;
}
say({ ready: joined });

if (order.topic !== undefined) {
  setInterval(() => {
    for (const socket of sockets) socket.send(JSON.stringify([null, "h", "phoenix", "heartbeat", {}]));
  }, HEARTBEAT_MS);
}
