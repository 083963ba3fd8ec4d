import assert from "node:assert/strict";
import fc from "fast-check";
import { parseCnpj, parseCns, parseCpf, parsePhone } from "../../edge/domain/documents.ts";
import { SEGMENTS } from "../../edge/domain/establishment.ts";
import { MEMBER_ROLES } from "../../edge/domain/member.ts";
import { PRIORITIES } from "../../edge/domain/priority.ts";
import { PROBLEMS } from "../../edge/domain/problems.ts";
import { PROFESSIONAL_STATUSES, SHIFTS } from "../../edge/domain/professional.ts";
import { RISKS } from "../../edge/domain/risk.ts";
import { PRESENCE_STATES } from "../../edge/domain/presence.ts";
import {
  ANNOUNCEMENTS,
  VISIT_ACTS,
  VISIT_ORIGINS,
  VISIT_OUTCOMES,
  VISIT_STATUSES,
} from "../../edge/domain/visit.ts";
import { cnpjOf, cpfOf } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

async function labels(type: string): Promise<string[]> {
  const [row] = await sql`
    select array_agg(enumlabel order by enumsortorder) as labels from pg_enum where enumtypid = ${`public.${type}`}::regtype`;
  return row.labels;
}

Deno.test("enums: the database and edge/domain say the same words in the same order", async () => {
  assert.deepEqual(await labels("member_role"), [...MEMBER_ROLES]);
  assert.deepEqual(await labels("risk"), [...RISKS]);
  assert.deepEqual(await labels("priority"), [...PRIORITIES]);
  assert.deepEqual(await labels("visit_status"), [...VISIT_STATUSES]);
  assert.deepEqual(await labels("visit_act"), [...VISIT_ACTS]);
  assert.deepEqual(await labels("visit_outcome"), [...VISIT_OUTCOMES]);
  assert.deepEqual(await labels("presence_state"), [...PRESENCE_STATES]);
});

Deno.test("checks: the lists kept as constraints are those of edge/domain", async () => {
  const allowed = async (constraint: string) => {
    const [{ rule }] = await sql`
      select pg_get_constraintdef(oid) as rule from pg_constraint where conname = ${constraint}`;
    return Array.from(rule.matchAll(/'([a-z_]+)'/g), ([, word]: RegExpMatchArray) => word);
  };
  assert.deepEqual(await allowed("establishments_segment_check"), [...SEGMENTS]);
  assert.deepEqual(await allowed("professionals_shift_check"), [...SHIFTS]);
  assert.deepEqual(await allowed("professionals_status_check"), [...PROFESSIONAL_STATUSES]);
  assert.deepEqual(await allowed("visits_origin_check"), [...VISIT_ORIGINS]);
  assert.deepEqual(await allowed("visits_announced_check"), [...ANNOUNCEMENTS]);
});

Deno.test("error codes: the list in SQL is the list in edge/domain/problems.ts", async () => {
  const [{ list }] = await sql`
    select obj_description('private.fail(text, text, jsonb)'::regprocedure, 'pg_proc') as list`;
  const listed = Array.from(list.matchAll(/^([A-Z]{5}) {2}/gm), ([, code]: RegExpMatchArray) => code);
  const known = Object.values(PROBLEMS).flatMap((problem) => "sqlstate" in problem ? [problem.sqlstate] : []);
  assert.deepEqual(listed.sort(), known.sort());
});

Deno.test("error codes: functions raise none that is not on the list", async () => {
  const [{ raised }] = await sql`
    select array_agg(distinct match[1]) as raised
    from pg_proc, regexp_matches(prosrc, 'private\\.fail\\(\\s*''([A-Z]+)''', 'g') as match
    where pronamespace = 'private'::regnamespace`;
  const known: string[] = Object.values(PROBLEMS).flatMap((one) => "sqlstate" in one ? [one.sqlstate] : []);
  assert.deepEqual(raised.filter((code: string) => !known.includes(code)), []);
  assert.deepEqual(known.filter((code) => !raised.includes(code)), []);
});

/** Bare texts near the documents: mostly right ones with one character changed. */
function nearly(documents: fc.Arbitrary<string>, characters: string) {
  const change = fc.record({ at: fc.nat(13), to: fc.constantFrom(...characters) });
  return fc.oneof(
    documents,
    fc.tuple(documents, change).map(([text, { at, to }]) => text.slice(0, at) + to + text.slice(at + 1)),
    fc.string({ unit: fc.constantFrom(...characters), minLength: 10, maxLength: 15 }),
  );
}

async function agree(rule: string, inputs: string[], parse: (input: string) => string | null) {
  const rows = await sql`select i, private.${sql(rule)}(i) as holds from unnest(${inputs}::text[]) as i`;
  for (const { i, holds } of rows) assert.equal(holds, parse(i) === i, `${rule}(${i})`);
}

const alphanumeric = fc.string({
  unit: fc.constantFrom(..."0123456789ABCXYZ"),
  minLength: 12,
  maxLength: 12,
});

Deno.test("is_cpf(), is_cnpj(), is_cns(), is_phone(): SQL and TypeScript agree on whatever comes bare", async () => {
  const sample = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.sample(arbitrary, 2000);
  await agree("is_cpf", sample(nearly(fc.nat().map(cpfOf), "0123456789")), parseCpf);
  await agree("is_cnpj", sample(nearly(fc.nat(9_999_999).map(cnpjOf), "0123456789")), parseCnpj);
  const lettered = sample(alphanumeric).flatMap((body) =>
    Array.from({ length: 100 }, (_, i) => body + String(i).padStart(2, "0")).filter((one) => parseCnpj(one))
  );
  assert.ok(lettered.length > 1000);
  await agree("is_cnpj", [...lettered, ...lettered.map((one) => one.toLowerCase())], parseCnpj);
  const cards = fc.constantFrom("209876543210000", "700001234567894", "898000000043208", "300000000000006");
  await agree("is_cns", sample(nearly(cards, "0123456789")), parseCns);
  const anyCard = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 15, maxLength: 15 });
  const valid = fc.sample(anyCard, 4000).flatMap((one) => parseCns(one) ?? []);
  assert.ok(valid.length > 50);
  await agree("is_cns", valid, parseCns);
  const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 8, maxLength: 13 });
  const numbers = fc.oneof(
    digits,
    digits.map((text) => `119${text}`.slice(0, 11)),
    digits.map((text) => `0800${text}`),
  );
  await agree("is_phone", sample(numbers), parsePhone);
});

Deno.test("is_cpf(), is_cnpj(): the published examples hold, equal digits and zeros do not", async () => {
  const rows = await sql`
    select private.is_cpf('12345678909') and private.is_cpf('98765432100') and private.is_cpf('52998224725')
        and private.is_cnpj('11222333000181') and private.is_cnpj('33444888000291') and private.is_cnpj('12ABC34501DE35')
        and private.is_cnpj('9ZTMH4P0000150') and private.is_cnpj('BR5A1D000A1C80') as good,
      private.is_cpf('11111111111') or private.is_cpf('123.456.789-09') or private.is_cnpj('00000000000000') as bad`;
  assert.deepEqual({ ...rows[0] }, { good: true, bad: false });
});
