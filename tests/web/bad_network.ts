/** A wire between a browser and a stack that can be cut: the bytes pass through a real TCP relay. */
export interface BadNetwork extends AsyncDisposable {
  /** The stack's origin as the browser sees it. */
  url: string;
  /** Ends every connection and refuses new ones, as when the network goes away. */
  cut(): void;
  /** Lets nothing pass any more and says nothing, as when a phone leaves the reach of its antenna. */
  swallow(): void;
  mend(): void;
}

/** Starts a relay in front of an origin. */
export function badNetwork(origin: string): BadNetwork {
  const port = Number(new URL(origin).port);
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const open = new Set<Deno.Conn>();
  let state: "whole" | "cut" | "dead" = "whole";

  async function pump(from: Deno.Conn, to: Deno.Conn) {
    const buffer = new Uint8Array(64 * 1024);
    for (let read = await from.read(buffer); read !== null; read = await from.read(buffer)) {
      if (state === "dead") dead.add(from).add(to);
      if (dead.has(from)) continue;
      for (let sent = 0; sent < read;) sent += await to.write(buffer.subarray(sent, read));
    }
  }
  /** What was swallowed once never speaks again: its bytes are missing. */
  const dead = new Set<Deno.Conn>();

  async function relay(near: Deno.Conn) {
    const far = await Deno.connect({ hostname: "localhost", port });
    for (const end of [near, far]) open.add(end);
    await Promise.race([pump(near, far), pump(far, near)]).catch(() => {});
    for (const end of [near, far]) hangUp(end);
  }

  function hangUp(end: Deno.Conn) {
    if (open.delete(end)) end.close();
  }

  async function accept() {
    for await (const near of listener) {
      if (state === "cut") near.close();
      else void relay(near);
    }
  }
  void accept().catch(() => {});

  return {
    url: `http://localhost:${listener.addr.port}`,
    cut() {
      state = "cut";
      [...open].forEach(hangUp);
    },
    swallow: () => void (state = "dead"),
    mend: () => void (state = "whole"),
    [Symbol.asyncDispose]() {
      listener.close();
      [...open].forEach(hangUp);
      return Promise.resolve();
    },
  };
}
