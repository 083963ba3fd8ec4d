import assert from "node:assert/strict";
import { AuditPage } from "../../edge/domain/audit.ts";
import { csvLine } from "../../edge/domain/csv.ts";
import { clinic } from "../support/builders.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

Deno.test("GET /establishments/:id/audit tells who did what, narrowed by actor, table, action and day", async () => {
  const house = await clinic(api.sql);
  const owner = await api.as(house.members.owner);
  const path = `/establishments/${house.id}/audit`;
  await owner.patch(`/establishments/${house.id}/members/${house.members.nurse}`, { role: "doctor" });
  const read = async (query = "") => (await owner.get(path + query)).read(AuditPage).entries;
  const [latest] = await read();
  assert.deepEqual([latest.table, latest.action, latest.row_id], ["members", "update", house.members.nurse]);
  assert.equal(latest.actor?.email, `${house.members.owner}@example.com`);
  assert.deepEqual(latest.changes, { role: { before: "nurse", after: "doctor" } });
  const today = latest.at.slice(0, 10);
  const day = (offset: number) =>
    new Date(Date.parse(today) + offset * 86_400_000).toISOString().slice(0, 10);
  assert.deepEqual((await read(`?actor=${house.members.owner}&table=members&action=update`)).length, 1);
  assert.equal((await read(`?actor=${house.members.admin}`)).length, 0);
  assert.ok((await read(`?from=${day(-1)}&to=${day(1)}`)).length > 1);
  assert.equal((await read(`?from=${day(2)}`)).length, 0);
  assert.equal((await read(`?to=${day(-2)}`)).length, 0);
});

Deno.test("GET /establishments/:id/audit goes on where the page before ended", async () => {
  const house = await clinic(api.sql);
  await api.sql`insert into public.rooms (establishment_id, name)
    select ${house.id}, 'Sala ' || n from generate_series(1000, 1070) as n`;
  const owner = await api.as(house.members.owner);
  const seen: number[] = [];
  for (let cursor = "";;) {
    const page = (await owner.get(`/establishments/${house.id}/audit?table=rooms${cursor}`)).read(AuditPage);
    seen.push(...page.entries.map(({ id }) => id));
    if (page.next === null) break;
    cursor = `&cursor=${page.next}`;
  }
  assert.equal(seen.length, 72);
  assert.deepEqual(seen, [...new Set(seen)].sort((a, b) => b - a));
});

Deno.test("the audit log is for owners and admins; other clinics' is not found", async () => {
  const [house, other] = [await clinic(api.sql), await clinic(api.sql)];
  for (const suffix of ["/audit", "/audit.csv"]) {
    const path = `/establishments/${house.id}${suffix}`;
    const status = async (user: string) => (await (await api.as(user)).get(path)).status;
    assert.equal(await status(house.members.admin), 200);
    for (const role of ["receptionist", "nurse", "doctor"] as const) {
      assert.equal(await status(house.members[role]), 403);
    }
    assert.equal(await status(other.members.owner), 404);
  }
});

Deno.test("GET /establishments/:id/audit.csv holds all pages and no formulas", async () => {
  const house = await clinic(api.sql);
  await api.sql`insert into public.rooms (establishment_id, name)
    select ${house.id}, 'Sala ' || n from generate_series(1000, 2100) as n`;
  await api.sql`insert into public.patients ${
    api.sql({ establishment_id: house.id, name: '=HYPERLINK("http://x")' })
  }`;
  const answer = await (await api.as(house.members.owner)).get(`/establishments/${house.id}/audit.csv`);
  assert.match(answer.headers.get("content-type") ?? "", /^text\/csv/);
  const lines = answer.text.trimEnd().split("\r\n");
  assert.match(lines[0], /^\ufeff?"at","actor_email"/);
  assert.ok(lines.length > 1100);
  assert.ok(lines.some((line) => line.includes(`"'=HYPERLINK(""http://x"")"`)));
  const inPortuguese = await (await api.as(house.members.owner)).get(
    `/establishments/${house.id}/audit.csv?table=rooms`,
    { "accept-language": "pt-BR, en;q=0.5" },
  );
  assert.match(inPortuguese.text, /^\ufeff?"at";"actor_email";/);
});

Deno.test("csvLine() keeps every text a text", () => {
  for (const text of ["=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1"]) {
    for (const language of ["pt-BR", "en"] as const) {
      assert.equal(csvLine([text], language), `"'${text}"\r\n`);
    }
  }
  const cells = ['a "b"', null, 3, "a,b;c", 1234.5, -0.25];
  assert.equal(csvLine(cells, "en"), '"a ""b""","",3,"a,b;c",1234.5,-0.25\r\n');
  assert.equal(csvLine(cells, "pt-BR"), '"a ""b""";"";3;"a,b;c";1234,5;-0,25\r\n');
});

Deno.test("csvLine() has no formula for a spreadsheet that cuts lines at another sign either", () => {
  const texts = ["a,=1+1;=1+1", 'a, "=1+1"; "=1+1"', "a\n=1+1", "a\r\n @x", "a,+1+x;+1+x", "a,-1;-1;-x,-x"];
  for (const [language, other] of [["pt-BR", ","], ["en", ";"]] as const) {
    for (const text of texts) {
      const cells = csvLine(["first", text], language).split(new RegExp(`[${other}\r\n]+`));
      for (const cell of cells) {
        assert.doesNotMatch(cell, /^[\s"]*(=|@|[+-](?!\d+$))/, `${language}: ${text}`);
      }
    }
  }
  const plain = ["[1,-2,-3]", "red; -2", "a - b, c = d; e@f"];
  for (const text of plain) assert.equal(csvLine([text], "pt-BR"), `"${text}"\r\n`);
});
