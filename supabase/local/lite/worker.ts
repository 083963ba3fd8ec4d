/// <reference lib="deno.worker" />
import { createLiteApp, type LiteApp } from "./app.ts";
import { type FromLite, type Mail, ToLite } from "./protocol.ts";

// lite runs in a thread of its own: hashing one password takes 60 ms of JavaScript, and meanwhile neither
// sockets nor the API should wait.

let lite: LiteApp | undefined;

/** Mails that the main thread has and did not answer yet. */
const mails = new Map<number, (taken: boolean) => void>();
let lastMail = 0;

// lite prints every refused query with its details, which hold people's data. What it answers is enough.
const report = console.error;
for (const method of ["log", "info", "warn", "error", "debug"] as const) console[method] = () => {};

self.onmessage = async (event: MessageEvent<unknown>) => {
  const message = ToLite.parse(event.data);
  if (message.kind === "start") {
    lite = await createLiteApp(message.settings, send);
    post({ kind: "ready" });
  } else if (message.kind === "request") {
    post(await answer(message));
  } else if (message.kind === "mailed") {
    mails.get(message.id)?.(message.taken);
    mails.delete(message.id);
  } else {
    await lite?.close();
    post({ kind: "stopped" });
  }
};

self.addEventListener("unhandledrejection", (event) => {
  // A connection that Postgres dropped, outside of any request: the pool makes a new one.
  event.preventDefault();
  reportFailure(event.reason);
});

async function answer(message: Extract<ToLite, { kind: "request" }>): Promise<FromLite> {
  const { id, method, url, headers, body, peerAddress } = message;
  try {
    if (!lite) throw new Error("Cannot answer before the start");
    const response = await lite.fetch(new Request(url, { method, headers, body }), peerAddress);
    const answered = response.body ? await response.arrayBuffer() : null;
    return { kind: "response", id, status: response.status, headers: [...response.headers], body: answered };
  } catch (error) {
    reportFailure(error);
    return { kind: "response", id, status: 500, headers: [], body: null };
  }
}

async function send(mail: Mail): Promise<void> {
  const id = ++lastMail;
  const taken = await new Promise<boolean>((resolve) => {
    mails.set(id, resolve);
    post({ kind: "mail", id, mail });
  });
  if (!taken) throw new Error("Cannot send a mail: nobody took it");
}

function reportFailure(error: unknown): void {
  report(`Auth, REST and storage: ${error instanceof Error ? `${error.name}: ${error.message}` : "failed"}`);
}

function post(message: FromLite): void {
  const transfer = message.kind === "response" && message.body ? [message.body] : [];
  self.postMessage(message, transfer);
}
