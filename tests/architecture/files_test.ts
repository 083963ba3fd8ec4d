import assert from "node:assert/strict";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findSources } from "./support/module_graph.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const files = await findSources(root, ["edge", "web", "supabase", "tests"]);
const product = files.filter((file) => !file.startsWith("tests/"));

/** Beyond 250 lines a file wants splitting; here it has to be split. A test file is a list and may be longer. */
const maxLines = (file: string) => file.startsWith("tests/") ? 320 : 270;
/** Dictionaries have a line per text, and no logic to get lost in. */
const isDictionary = (file: string) => file.startsWith("web/i18n/");
/**
 * Only composition roots read the environment: settings reach everybody else as arguments. The user's cache folder,
 * where native binaries are unpacked, is a property of the machine and no setting.
 */
const ENVIRONMENT_READERS = [
  "edge/main.ts",
  "web/main.ts",
  "supabase/start.ts",
  "supabase/local/binaries.ts",
];

const read = (file: string) => Deno.readTextFile(join(root, file));

Deno.test("Only the composition roots read the environment", async () => {
  const readers: string[] = [];
  for (const file of product) {
    const code = (await read(file)).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    if (/\bDeno\.env\b|\bprocess\.env\b/.test(code)) readers.push(file);
  }
  assert.deepEqual(readers.filter((file) => !ENVIRONMENT_READERS.includes(file)), []);
  assert.ok(readers.includes("edge/main.ts"), "the search found no reader at all");
});

Deno.test("No file is too long to be read in one go", async () => {
  const long: string[] = [];
  for (const file of files) {
    const lines = (await read(file)).split("\n").length - 1;
    if (lines > maxLines(file) && !isDictionary(file)) long.push(`${file}: ${lines}`);
  }
  assert.deepEqual(long, []);
});

Deno.test("Files are named for a concept: snake_case, or PascalCase for what renders", () => {
  const wrong = files.filter((file) => {
    const name = basename(file);
    const isNamed = name.endsWith(".tsx")
      ? /^([A-Z]\w*|[a-z0-9_]+)\.tsx$/
      : /^([a-z0-9_]+|[A-Z]\w*|pt_BR)\.ts$/;
    return !isNamed.test(name) || /^(utils?|helpers?|common|misc|shared)\.tsx?$/i.test(name);
  });
  assert.deepEqual(wrong, []);
});

Deno.test("Migrations are SQL and nothing else, with 14 digits and a verb", async () => {
  const wrong: string[] = [];
  for await (const { name } of Deno.readDir(join(root, "supabase/migrations"))) {
    if (name === "README.md") continue;
    if (!/^\d{14}_[a-z]+(_[a-z0-9]+)+\.sql$/.test(name)) wrong.push(name);
  }
  assert.deepEqual(wrong, []);
});

Deno.test("Dependencies stand in the import map only, each with an exact version", async () => {
  const { imports } = JSON.parse(await read("import_map.json"));
  for (const [name, target] of Object.entries(imports)) {
    assert.match(String(target), /^npm:\/?(@[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+[\w.-]*(\/.*)?$/, name);
  }
  const strays: string[] = [];
  for (const file of product) {
    if (/from "(npm|jsr|https?):/.test(await read(file))) strays.push(file);
  }
  assert.deepEqual(strays, []);
});
