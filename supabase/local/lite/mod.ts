import type { SendMail } from "./mails.ts";
import { FromLite, type LiteSettings, type ToLite } from "./protocol.ts";

export type { LiteSettings, MailTemplates } from "./protocol.ts";

/** Auth, REST and storage in a thread of their own. */
export interface Lite {
  /** Answers paths below /auth/v1, /rest/v1 and /storage/v1. */
  fetch(request: Request, peerAddress: string | null): Promise<Response>;
  stop(): Promise<void>;
}

/** A file may be as large as storage's largest, with room for the frame of a form; the rest is JSON that many can send. */
const maxBytes = { file: 51 * 1024 * 1024, json: 1024 * 1024 };

/** Starts the thread and resolves when it answers; `sendMail` gets what auth writes. */
export async function startLite(settings: LiteSettings, sendMail: SendMail): Promise<Lite> {
  const thread = new LiteThread(settings, sendMail);
  await thread.ready;
  return thread;
}

class LiteThread implements Lite {
  /** Resolves when the first start is done. */
  readonly ready: Promise<void>;
  readonly #settings: LiteSettings;
  readonly #sendMail: SendMail;
  readonly #waiting = new Map<number, (response: Response) => void>();
  readonly #stopped = Promise.withResolvers<void>();
  #worker: Worker;
  #last = 0;

  constructor(settings: LiteSettings, sendMail: SendMail) {
    this.#settings = settings;
    this.#sendMail = sendMail;
    const ready = Promise.withResolvers<void>();
    this.ready = ready.promise;
    this.#worker = this.#spawn(ready);
  }

  #spawn(ready: PromiseWithResolvers<void>): Worker {
    const worker = new Worker(import.meta.resolve("./worker.ts"), { type: "module", name: "lite" });
    let wasReady = false;
    worker.onmessage = (event: MessageEvent<unknown>) => {
      const message = FromLite.parse(event.data);
      if (message.kind === "response") this.#settle(message);
      else if (message.kind === "stopped") this.#stopped.resolve();
      else if (message.kind === "mail") void this.#mail(message);
      else {
        wasReady = true;
        ready.resolve();
      }
    };
    worker.onerror = (event) => {
      event.preventDefault();
      for (const id of [...this.#waiting.keys()]) this.#settle({ id, status: 502, headers: [], body: null });
      if (!wasReady) return ready.reject(new Error(`Cannot start auth, REST and storage: ${event.message}`));
      console.error(`Auth, REST and storage start anew after: ${event.message}`);
      const again = Promise.withResolvers<void>();
      again.promise.catch((error) => console.error(error));
      this.#worker = this.#spawn(again);
    };
    const start: ToLite = { kind: "start", settings: this.#settings };
    worker.postMessage(start);
    return worker;
  }

  async fetch(request: Request, peerAddress: string | null): Promise<Response> {
    const { method, url } = request;
    const isFile = new URL(url).pathname.startsWith("/storage/v1/");
    const body = request.body ? await readBody(request, isFile ? maxBytes.file : maxBytes.json) : null;
    if (body === "too large") return new Response("Body is too large", { status: 413 });
    if (body === "broken off") return new Response("Body is not whole", { status: 400 });
    const id = ++this.#last;
    const response = new Promise<Response>((resolve) => this.#waiting.set(id, resolve));
    this.#post({ kind: "request", id, method, url, headers: [...request.headers], body, peerAddress });
    return await response;
  }

  async stop(): Promise<void> {
    this.#post({ kind: "stop" });
    const timer = setTimeout(() => this.#stopped.resolve(), 2_000);
    await this.#stopped.promise;
    clearTimeout(timer);
    this.#worker.terminate();
  }

  #settle({ id, status, headers, body }: Omit<Extract<FromLite, { kind: "response" }>, "kind">): void {
    this.#waiting.get(id)?.(new Response(body, { status, headers }));
    this.#waiting.delete(id);
  }

  async #mail({ id, mail }: Extract<FromLite, { kind: "mail" }>): Promise<void> {
    const taken = await this.#sendMail(mail).then(() => true, () => false);
    this.#post({ kind: "mailed", id, taken });
  }

  #post(message: ToLite): void {
    this.#worker.postMessage(message, message.kind === "request" && message.body ? [message.body] : []);
  }
}

async function readBody(
  request: Request,
  max: number,
): Promise<ArrayBuffer | "too large" | "broken off"> {
  if (Number(request.headers.get("content-length")) > max) return "too large";
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for await (const part of request.body ?? []) {
      size += part.byteLength;
      if (size > max) return "too large";
      parts.push(part);
    }
  } catch {
    // Whoever sent it is gone; nobody needs to hear of it.
    return "broken off";
  }
  return await new Blob(parts).arrayBuffer();
}
