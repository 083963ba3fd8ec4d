import assert from "node:assert/strict";
import { screen as spanish } from "../../web/i18n/panel/es.ts";
import { en } from "../../web/i18n/en.ts";
import { ptBR } from "../../web/i18n/pt_BR.ts";

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
