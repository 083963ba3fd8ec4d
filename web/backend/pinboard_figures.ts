import * as z from "zod/mini";

/** A pin as a page shows it: all in words, its chart drawn. */
export const ShownPin = z.object({
  pin: z.string(),
  title: z.string(),
  /** The plan in words; null when it can no longer be counted. */
  words: z.nullable(z.string()),
  takeaway: z.string(),
  /** The answer's own page; null when there is no plan. */
  href: z.nullable(z.string()),
  /** `data:` address of the chart's SVG; null where there is none. */
  picture: z.nullable(z.string()),
  alt: z.string(),
  head: z.array(z.object({ name: z.string(), isFigure: z.boolean() })),
  rows: z.array(z.array(z.string())),
  /** What else is to be known: groups that are held back or left out. */
  notes: z.array(z.string()),
});
export type ShownPin = z.infer<typeof ShownPin>;

/** A pinboard's figures and when they were counted. */
export const ShownPins = z.object({ at: z.string(), pins: z.array(ShownPin) });
export type ShownPins = z.infer<typeof ShownPins>;

/** Reads the figures that the page's own origin draws; null when the session has ended. */
export async function fetchFigures(path: string, live: boolean): Promise<ShownPins | null> {
  const response = await fetch(`${path}${live ? "?live" : ""}`, {
    headers: { accept: "application/json" },
    redirect: "manual",
  });
  // Whoever is not signed in is sent to the login.
  if (response.type === "opaqueredirect" || response.status === 401) return null;
  if (!response.ok) throw new Error(`Cannot read figures: ${response.status}`);
  return ShownPins.parse(await response.json());
}
