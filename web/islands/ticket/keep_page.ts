const WORKER = "/ticket-worker.js";
const CACHE = "vez-ticket";

/**
 * Makes the page one that opens without a network: its worker keeps what is loaded from the next time on, this time the
 * page does. Only where there is TLS, or on the machine itself; elsewhere browsers know no workers.
 */
export async function keepPage(): Promise<void> {
  if (!Reflect.has(navigator, "serviceWorker")) return;
  const workers = navigator.serviceWorker;
  await workers.register(WORKER, { scope: "/t/" });
  if (workers.controller) return;
  const parts = document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>(
    "link[rel=stylesheet], link[rel=icon], link[rel=modulepreload], script[src]",
  );
  const urls = [...parts].map((part) => part.getAttribute("src") ?? part.getAttribute("href") ?? "");
  const cache = await caches.open(CACHE);
  await cache.addAll([location.pathname, ...urls.filter((url) => url.startsWith("/"))]);
}
