import { type ComponentType, h, hydrate } from "preact";

/**
 * Brings every server-rendered island of a name to life with the props that the server rendered it with.
 * Each `web/islands/entries/<Name>.ts` calls it once.
 */
export function hydrateIsland<Props extends object>(name: string, component: ComponentType<Props>): void {
  for (const place of document.querySelectorAll(`[data-island="${name}"]`)) {
    const root = place.querySelector(":scope > [data-island-root]");
    const data = place.querySelector(":scope > script");
    if (!root || !data?.textContent) continue;
    const props: Props = JSON.parse(data.textContent);
    hydrate(h(component, props), root);
    place.setAttribute("data-hydrated", "");
  }
}
