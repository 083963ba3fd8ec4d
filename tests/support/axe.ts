import axe from "axe-core";
import type { Page } from "playwright-core";
import * as z from "zod/mini";

const Results = z.object({
  violations: z.array(
    z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
  ),
  /** Names of the rules that hold; none would mean that axe looked at nothing. */
  passes: z.array(z.string()).check(z.minLength(5)),
});

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe-core finds wrong with a page as it is now, one line each; empty when nothing is. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(RULES)} })
      .then(({ violations, passes }) => ({ violations, passes: passes.map((rule) => rule.id) }))`,
  );
  return Results.parse(found).violations.map(({ id, help, nodes }) =>
    `${id}: ${help}: ${nodes.map((n) => n.html).join(" ")}`
  );
}
