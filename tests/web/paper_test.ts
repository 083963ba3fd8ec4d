import assert from "node:assert/strict";
import fc from "fast-check";
import { Paper } from "../../web/paper/paper.ts";
import { drawTable } from "../../web/paper/paper_table.ts";
import { printable } from "../../web/paper/printable.ts";
import { wrap } from "../../web/paper/wrap.ts";

const open = () => Paper.open({ title: "t", author: "a", language: "pt-BR", isWide: false });

Deno.test("printable() keeps Portuguese, bares other letters, and leaves nothing that the fonts lack", async () => {
  assert.equal(printable("Ação, São João – “10 ≤ 20 €”"), "Ação, São João – “10 <= 20 €”");
  assert.equal(printable("Ỹara Łukasz Nguyễn\u202fThị"), "Yara Lukasz Nguyen Thi");
  assert.equal(printable("山田 ☃\u0000\u200b"), "?? ?");
  const paper = await open();
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 40 }),
      (text) => paper.widthOf(text, { size: 8 }) >= 0,
    ),
  );
});

Deno.test("wrap() loses no letter and makes no line too wide", () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 1, max: 30 }), (text, width) => {
    const lines = wrap(text, width, (part) => part.length);
    assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
    assert.ok(lines.every((line) => line.length <= width));
  }));
});

Deno.test("drawTable() goes on to as many pages as it needs, and stays above the foot of each", async () => {
  const paper = await open();
  const rows = Array.from(
    { length: 200 },
    (_, index) => [`Linha ${index}`, "palavras ".repeat(40), String(index)],
  );
  const columns = [
    { name: "Nome", isFigure: false },
    { name: "Texto comprido", isFigure: false },
    { name: "Total", isFigure: true },
  ];
  drawTable(paper, { columns, rows, total: ["Total", "", "19900"] });
  assert.ok(paper.room >= 0);
  assert.ok(paper.pages >= 3);
  const bytes = await paper.finish({ head: "h", foot: "f", number: (page, pages) => `${page}/${pages}` });
  assert.ok(bytes.length > 1_000);
});
