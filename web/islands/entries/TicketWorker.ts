/**
 * The service worker of the pages below `/t/`: what the network does not give in time comes from what was kept.
 * It keeps the page itself, and what the page loads; the page brings the latest state (`last_seen.ts`).
 */
interface FetchLike extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const CACHE = "vez-ticket";
/** A network that has not answered by then is none. */
const PATIENCE_MS = 6_000;
/** Pages and files; older ones go. */
const KEPT = 24;

addEventListener("fetch", (event) => {
  if (!isFetch(event) || !isKept(event.request)) return;
  event.respondWith(answer(event.request));
});

function isFetch(event: Event): event is FetchLike {
  return "request" in event && "respondWith" in event;
}

function isKept({ method, mode, url }: Request): boolean {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return false;
  return mode === "navigate" ? /^\/t\/[\w-]+$/.test(pathname) : pathname.startsWith("/static/");
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  // The page that was kept and the one that is asked for accept different things, but it is one page.
  const held = await cache.match(request, { ignoreVary: true });
  // The address of a file changes with its content.
  if (held && request.mode !== "navigate") return held;
  const asked = fetch(request);
  try {
    const fresh = await (held ? Promise.race([asked, giveUp()]) : asked);
    if (fresh.ok) await keep(cache, request, fresh.clone());
    return fresh;
  } catch (error) {
    asked.catch(() => {});
    if (held) return held;
    throw error;
  }
}

function giveUp(): Promise<never> {
  return new Promise((_, reject) =>
    setTimeout(() => reject(new Error("Cannot wait any longer")), PATIENCE_MS)
  );
}

async function keep(cache: Cache, request: Request, fresh: Response) {
  await cache.put(request, fresh);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - KEPT)).map((key) => cache.delete(key)));
}
