import assert from "node:assert/strict";
import { AUDIT_TABLES } from "../../edge/domain/audit.ts";
import { audit as english } from "../../web/i18n/audit/en.ts";
import { audit } from "../../web/i18n/audit/pt_BR.ts";
import { testDatabase } from "../support/database.ts";

/** Columns that `private.describe_changes` leaves out. */
const LEFT_OUT = ["id", "establishment_id", "created_at", "updated_at", "call_rank", "search_text"];

Deno.test("the audit log has words for every table and column that it can speak of", async () => {
  await using database = await testDatabase();
  const columns = await database.sql<{ table: string; column: string }[]>`
    select distinct relation.relname as "table", attribute.attname as "column"
    from pg_trigger
    join pg_proc on pg_proc.oid = tgfoid and pg_proc.proname = 'audit'
    join pg_class relation on relation.oid = tgrelid
    join pg_attribute attribute on attribute.attrelid = tgrelid and attnum > 0 and not attisdropped
    where attname <> all (${LEFT_OUT})`;
  assert.ok(columns.length > 100);
  const tables: readonly string[] = AUDIT_TABLES;
  const unnamed = columns.filter(({ table, column }) => !tables.includes(table) || !(column in audit.fields));
  assert.deepEqual(unnamed.map(({ table, column }) => `${table}.${column}`), []);
  const known = new Set(columns.map(({ column }) => column));
  assert.deepEqual(Object.keys(audit.fields).filter((name) => !known.has(name)), [], "words for nothing");
  assert.deepEqual(Object.keys(english.fields).toSorted(), Object.keys(audit.fields).toSorted());
});
