import assert from "node:assert/strict";
import fc from "fast-check";
import { LOCALES, negotiateLocale } from "../../web/i18n/locale.ts";

Deno.test("negotiateLocale() follows the reader's choice before the browser", () => {
  assert.equal(negotiateLocale("en", "pt-BR"), "en");
  assert.equal(negotiateLocale("pt-BR", "en"), "pt-BR");
  assert.equal(negotiateLocale("xx", "en"), "en");
});

Deno.test("negotiateLocale() weighs what the browser asks for and ends in Portuguese", () => {
  const expected = {
    "en-US,en;q=0.9,pt;q=0.8": "en",
    "pt-PT,en;q=0.9": "pt-BR",
    "fr, en;q=0.5, pt;q=0.4": "en",
    "en;q=0.3, pt-BR;q=0.9": "pt-BR",
    "en;q=0, fr": "pt-BR",
    "de": "pt-BR",
    "*": "pt-BR",
    "": "pt-BR",
  };
  for (const [header, locale] of Object.entries(expected)) {
    assert.equal(negotiateLocale(undefined, header), locale, header);
  }
});

Deno.test("negotiateLocale() knows a language for whatever is sent", () => {
  fc.assert(fc.property(fc.string(), fc.string(), (chosen, header) => {
    assert.ok(LOCALES.includes(negotiateLocale(chosen, header)));
  }));
});
