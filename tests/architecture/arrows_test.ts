import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findSources, readArrows } from "./support/module_graph.ts";
import { findCycle, findForbidden, RULES } from "./support/rules.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const files = await findSources(root, ["edge", "web", "supabase", "tests"]);
const arrows = await readArrows(root, files, join(root, "deno.json"));

Deno.test("Rooms import each other only in the direction of the arrows", () => {
  assert.ok(arrows.length > 200, "deno info told of too few imports");
  assert.deepEqual(findForbidden(arrows), []);
});

Deno.test("No import leads back to where it came from", () => {
  assert.equal(findCycle(arrows.filter(({ from }) => !from.startsWith("tests/"))), null);
});

/** For each rule a file that breaks it, with a file that it imports. */
const BROKEN: [from: string, statement: string][] = [
  ["edge/domain/bad.ts", 'import "../data/there.ts";'],
  ["edge/domain/full_zod.ts", 'import "npm:zod@4.6.7";'],
  ["edge/data/bad.ts", 'import "../routes/there.ts";'],
  ["edge/middleware/bad.ts", 'import "../routes/there.ts";'],
  ["edge/routes/bad.ts", 'import "npm:postgres@3.4.9";'],
  ["edge/bad.ts", 'import "../web/there.ts";'],
  ["web/islands/bad.tsx", 'import type { A } from "../../edge/routes/there.ts";'],
  ["web/backend/bad.ts", 'import "../../edge/routes/there.ts";'],
  ["web/backend/worse.ts", 'import "../state/there.ts";'],
  ["web/state/bad.tsx", 'import "../islands/there.ts";'],
  ["web/components/bad.tsx", 'import "../state/there.ts";'],
  ["web/islands/worse.tsx", 'import "../pages/there.ts";'],
  ["web/bad.ts", 'import "../supabase/local/there.ts";'],
  ["supabase/local/bad.ts", 'import "../../edge/domain/there.ts";'],
  ["supabase/local/worse.ts", 'import "../there.ts";'],
  ["edge/worse.ts", 'import "../tests/there.ts";'],
];

const ALLOWED: [from: string, statement: string][] = [
  ["edge/domain/good.ts", 'import "npm:zod@4.6.7/mini"; import "./there.ts";'],
  ["web/backend/good.ts", 'import type { A } from "../../edge/routes/there.ts";'],
  ["web/islands/good.tsx", 'import "../../edge/domain/there.ts"; import "../state/there.ts";'],
  ["web/pages/good.tsx", 'import "../islands/there.ts";'],
  ["supabase/start.ts", 'import "./local/there.ts"; import "../edge/there.ts";'],
  ["tests/good_test.ts", 'import "../supabase/local/there.ts"; import "../edge/routes/there.ts";'],
];

Deno.test("A forbidden arrow is found, by every rule, and an allowed one is not", async () => {
  const scratch = await Deno.makeTempDir({ prefix: "vez_broken_" });
  try {
    for (const [path, statement] of [...BROKEN, ...ALLOWED]) await write(join(scratch, path), statement);
    const sources = await findSources(scratch, ["edge", "web", "supabase", "tests"]);
    assert.equal(sources.length, BROKEN.length + ALLOWED.length);
    const found = findForbidden(await readArrows(scratch, sources));
    for (const [path] of BROKEN) assert.ok(found.some((line) => line.includes(`: ${path} ->`)), path);
    for (const [path] of ALLOWED) assert.ok(!found.some((line) => line.includes(`: ${path} ->`)), path);
    for (const { name } of RULES) assert.ok(found.some((line) => line.startsWith(`${name}: `)), name);
  } finally {
    await Deno.remove(scratch, { recursive: true });
  }
});

Deno.test("A cycle is found, unless it is of types", () => {
  const arrow = (from: string, to: string, kind: "code" | "type" = "code") => ({ from, to, kind });
  assert.deepEqual(
    findCycle([
      arrow("edge/a.ts", "edge/b.ts"),
      arrow("edge/b.ts", "edge/c.ts"),
      arrow("edge/c.ts", "edge/b.ts"),
    ]),
    ["edge/b.ts", "edge/c.ts", "edge/b.ts"],
  );
  assert.equal(
    findCycle([
      arrow("edge/a.ts", "edge/b.ts"),
      arrow("edge/b.ts", "edge/c.ts"),
      arrow("edge/c.ts", "edge/b.ts", "type"),
    ]),
    null,
  );
});

async function write(path: string, text: string): Promise<void> {
  await Deno.mkdir(dirname(path), { recursive: true });
  await Deno.writeTextFile(path, text);
}
