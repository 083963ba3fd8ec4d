import assert from "node:assert/strict";
import { screen as spanish } from "../../web/i18n/panel/es.ts";
import { en } from "../../web/i18n/en.ts";
import { ptBR } from "../../web/i18n/pt_BR.ts";
import { findSources } from "../architecture/support/module_graph.ts";

/** Every leaf of a dictionary by its path; functions stand as themselves. */
function leaves(value: unknown, path = ""): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}

const dictionaries = { "pt-BR": new Map(leaves(ptBR)), en: new Map(leaves(en)) };

Deno.test("Messages: both languages say the same things", () => {
  assert.deepEqual([...dictionaries.en.keys()].sort(), [...dictionaries["pt-BR"].keys()].sort());
  for (const [path, text] of dictionaries["pt-BR"]) {
    assert.equal(typeof dictionaries.en.get(path), typeof text, path);
  }
});

for (const [locale, dictionary] of Object.entries(dictionaries)) {
  Deno.test(`Messages: no text is empty or padded in ${locale}`, () => {
    for (const [path, text] of dictionary) {
      if (typeof text === "function") continue;
      assert.equal(typeof text, "string", path);
      assert.ok(typeof text === "string" && text.trim() !== "", `${path} is empty`);
      assert.doesNotMatch(text, / {2}|TODO|undefined/, path);
    }
  });
}

/** Texts whose names come from elsewhere: codes of errors, columns, settings, what an address says was done. */
const NAMED_BY_DATA =
  /\.(field_errors|errors|fields|labels|hints|choices|zones|languages|done|unsubscribe)\./;

Deno.test("Messages: no text is left whose name stands nowhere else", async () => {
  const root = new URL("../../", import.meta.url).pathname;
  const files = (await findSources(root, ["web", "edge"])).filter((file) => !file.startsWith("web/i18n/"));
  const sources = await Promise.all(files.map((file) => Deno.readTextFile(root + file)));
  const words = new Set(sources.join("\n").match(/\w+/g));
  const names = [...dictionaries["pt-BR"].keys()].filter((path) => !NAMED_BY_DATA.test(`.${path}`));
  assert.ok(names.length > 1000);
  assert.deepEqual(names.filter((path) => !words.has(path.slice(path.lastIndexOf(".") + 1))), []);
});

Deno.test("Messages: English texts are not Portuguese ones left behind", () => {
  const accented = /[ãõç]|\b(não|você|para|fila|senha)\b/i;
  const allowed = new Set(["common.language.other"]);
  for (const [path, text] of dictionaries.en) {
    if (typeof text === "string" && !allowed.has(path)) {
      assert.doesNotMatch(text, accented, `${path}: ${text}`);
    }
  }
});

Deno.test("Messages: panels say the same things in Spanish", () => {
  const [theirs, ours] = [new Map(leaves(spanish)), leaves(ptBR.panel.screen)];
  assert.deepEqual([...theirs.keys()], ours.map(([path]) => path));
  for (const [path, text] of theirs) assert.ok(typeof text === "string" && text.trim() !== "", path);
});
