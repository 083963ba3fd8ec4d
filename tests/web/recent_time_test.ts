import assert from "node:assert/strict";
import { signal } from "@preact/signals";
import { board as words } from "../../web/i18n/board/pt_BR.ts";
import { clockTime, recentTime } from "../../web/islands/board/words.ts";
import { clockTime as phoneTime } from "../../web/islands/ticket/words.ts";

const where = { locale: "pt-BR" as const, establishment: { timezone: "America/Sao_Paulo" } };

Deno.test("clockTime() counts 24 hours in both languages, as every other time on the pages", () => {
  const instant = "2026-11-20T22:05:00Z";
  for (const locale of ["pt-BR", "en"] as const) {
    assert.equal(clockTime({ ...where, locale }, instant), "19:05");
    assert.equal(phoneTime(locale, Date.parse(instant), where.establishment.timezone), "19:05");
  }
});

Deno.test("recentTime() tells yesterday from today by the clinic's own midnight", () => {
  const now = Date.parse("2026-11-21T01:30:00Z");
  const at = (instant: string) => recentTime({ t: words, props: where, live: { now: signal(now) } }, instant);
  assert.equal(at("2026-11-21T01:10:00Z"), "22:10");
  assert.equal(at("2026-11-20T03:05:00Z"), "00:05");
  assert.equal(at("2026-11-20T02:55:00Z"), "ontem às 23:55");
});
