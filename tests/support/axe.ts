import assert from "node:assert/strict";
import axe from "axe-core/axe.min.js";
import type { Page } from "playwright-core";
import * as z from "zod/mini";

/** The package says nothing of the types of this file, which is a third of the other one. */
const { source } = z.object({ source: z.string() }).parse(axe);

const Results = z.object({
  violations: z.array(
    z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
  ),
  /** Names of the rules that hold. */
  passes: z.array(z.string()),
});

const ALL = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  /** Rules that must have found something to hold for; none would mean that axe looked at nothing. */
  least: 5,
};

/** What another colour scheme may change and nothing else. */
export const COLOURS = { runOnly: ["color-contrast"], least: 1 };

/** What axe-core finds wrong with a page as it is now, one line each; empty when nothing is. */
export async function axeViolations(page: Page, { runOnly, least } = ALL): Promise<string[]> {
  if (!await page.evaluate("'axe' in globalThis")) await page.evaluate(source);
  // A colour on its way to another one belongs to neither, and sets off with the next picture.
  await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const ways = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.all(ways.map((one) => one.finished));
  });
  // Only violations in full: naming each of the thousands of elements that pass takes most of the time.
  const found = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ["violations"] })
      .then(({ violations, passes }) => ({ violations, passes: passes.map((rule) => rule.id) }))`,
  );
  const { violations, passes } = Results.parse(found);
  assert.ok(violations.length + passes.length >= least, "axe looked at nothing");
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((n) => n.html).join(" ")}`);
}
