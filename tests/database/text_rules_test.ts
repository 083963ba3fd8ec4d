import assert from "node:assert/strict";
import fc from "fast-check";
import { line, lines } from "../../edge/domain/fields.ts";
import { codeOf, refusal, user } from "../support/actors.ts";
import { clinic, establishmentData, person, professionalData } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

async function holds(rule: "is_line" | "is_prose", texts: string[]): Promise<boolean[]> {
  const rows = await sql`
    select private.${sql(rule)}(one) as holds
    from unnest(${texts}::text[]) with ordinality as all_of (one, i) order by i`;
  return rows.map((row) => row.holds);
}

/** Reversed writing, ends of lines, nothing to see. */
const HIDDEN = ["\u202e", "\u2028", "\u2029", "\u200b", "\u2066", "\ufeff", "\u00ad", "\u3164", "\u{e0041}"];
const BLANK = [" ", "\u00a0\u00a0", "\u2003\u3000", "\u2800\u2800"];

Deno.test("is_line() refuses what is not seen, what turns the writing and what is blank", async () => {
  const names = ["Clínica São José", "Sala 1 · térreo", "Zoë 李 Müller", "D'Ávila & Filhos — Unidade 2"];
  assert.deepEqual(await holds("is_line", names), names.map(() => true));
  const wrong = [...HIDDEN.map((hidden) => `Ana${hidden}Souza`), ...BLANK, "a\nb", "a\tb", "a\u0085b", ""];
  assert.deepEqual(await holds("is_line", wrong), wrong.map(() => false));
});

Deno.test("is_prose() takes several lines and pictures, and nothing that turns the writing", async () => {
  const good = ["Um\ndois\r\n\ttrês", "👩‍⚕️", ""];
  assert.deepEqual(await holds("is_prose", good), good.map(() => true));
  const wrong = ["a\u202eb", "a\u2028b", "a\u200bb", "a\u0001b"];
  assert.deepEqual(await holds("is_prose", wrong), wrong.map(() => false));
});

Deno.test("line() and lines() of the edge let nothing through that the database would refuse", async () => {
  const characters = fc.oneof(
    fc.constantFrom(...HIDDEN, ...BLANK, "\u200d", "\t", "\n"),
    fc.string({ unit: "binary", minLength: 1, maxLength: 3 }),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 5 }),
  );
  const texts = fc.sample(fc.array(characters, { maxLength: 6 }).map((parts) => parts.join("")), 3000);
  for (const [rule, schema] of [["is_line", line(1, 200)], ["is_prose", lines(200)]] as const) {
    const taken = texts.flatMap((text) => {
      const read = schema.safeParse(text);
      return read.success ? [read.data] : [];
    });
    assert.ok(taken.length > 500, `${rule}: ${taken.length}`);
    const verdicts = await holds(rule, taken);
    const refused = taken.filter((_, i) => !verdicts[i]);
    assert.deepEqual(refused, []);
  }
});

Deno.test("names with hidden characters are refused wherever a member may write one, by REST too", async () => {
  const house = await clinic(sql);
  const owner = user(sql, house.members.owner);
  const bad = "Maria\u202eairaM";
  const at = { establishment_id: house.id };
  const writes: [string, object][] = [
    ["professionals", { ...at, ...professionalData({ full_name: bad }) }],
    ["professionals", { ...at, ...professionalData({ specialty: bad }) }],
    ["services", { ...at, name: bad, prefix: "Z" }],
    ["rooms", { ...at, name: bad }],
    ["displays", { ...at, name: bad }],
  ];
  for (const [table, row] of writes) {
    const write = owner.run((sql) => sql`insert into public.${sql(table)} ${sql(row)}`);
    assert.equal(await codeOf(write), "23514", table);
  }
  for (const column of ["name", "address", "city"]) {
    const write = sql`update public.establishments set ${sql({ [column]: bad })} where id = ${house.id}`;
    assert.equal(await codeOf(write), "23514", column);
  }
  const [{ name }] = await sql`
    select conname as name from pg_constraint
    where conrelid = 'public.establishments'::regclass and pg_get_constraintdef(oid) like '%is_line(name)%'`;
  assert.equal(name, "establishments_name_check");
});

Deno.test("professionals: a name of blanks is refused by REST, an empty one at its ends too", async () => {
  const house = await clinic(sql);
  const owner = user(sql, house.members.owner);
  for (const full_name of ["   ", "\u00a0\u00a0", " Ana Souza"]) {
    const row = { establishment_id: house.id, ...professionalData({ full_name }) };
    const write = owner.run((sql) => sql`insert into public.professionals ${sql(row)}`);
    assert.equal(await codeOf(write), "23514", full_name);
  }
});

Deno.test("create_establishment() names the field with hidden characters, and takes no clock of nobody's for a zone", async () => {
  const who = user(sql, await person(sql));
  const pathOf = async (changes: object) => {
    const attempt = who.run((sql) =>
      sql`select private.create_establishment(${sql.json({ ...establishmentData(), ...changes })})`
    );
    const { code, detail } = await refusal(attempt);
    return [code, JSON.parse(detail ?? "{}").errors?.[0].path];
  };
  assert.deepEqual(await pathOf({ name: "Cl\u202einica" }), ["INVLD", "name"]);
  assert.deepEqual(await pathOf({ description: "a\u202eb" }), ["INVLD", "description"]);
  for (const timezone of ["Factory", "localtime", "posix/America/Sao_Paulo", "posixrules", "right/UTC"]) {
    assert.deepEqual(await pathOf({ timezone }), ["INVLD", "timezone"], timezone);
  }
});
