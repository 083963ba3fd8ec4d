/** How often a page that nobody tells of changes looks for them. */
const EVERY_MS = 20_000;

/**
 * Reads the page again from time to time and on coming back to it, and puts what has changed into `[data-fresh]`. When
 * the new page has no such part, it has become another one and is opened as a whole.
 */
export function keepFresh(): void {
  const part = document.querySelector("[data-fresh]");
  if (!part) return;
  const renew = async () => {
    if (document.visibilityState !== "visible") return;
    const html = await readPage();
    if (html === null) return tell(part, { isLive: false });
    const next = new DOMParser().parseFromString(html, "text/html").querySelector("[data-fresh]");
    if (!next) return location.reload();
    part.replaceChildren(...next.childNodes);
  };
  setInterval(() => void renew(), EVERY_MS);
  document.addEventListener("visibilitychange", () => void renew());
  addEventListener("online", () => void renew());
}

async function readPage(): Promise<string | null> {
  try {
    const response = await fetch(location.pathname, { cache: "no-store" });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

/** Says whether what is shown is what is known. */
function tell(part: Element, { isLive }: { isLive: boolean }): void {
  part.querySelector("[data-fresh-live]")?.toggleAttribute("hidden", !isLive);
  part.querySelector("[data-fresh-offline]")?.toggleAttribute("hidden", isLive);
}
