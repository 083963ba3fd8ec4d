import assert from "node:assert/strict";
import * as z from "zod/mini";
import { actor, anonymous, codeOf, nobody, refusal, ticketHolder } from "../support/actors.ts";
import { clinic, patients, person, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { pinboard } from "../support/pinboards.ts";
import { chartMerge, invitation } from "../support/people.ts";
import { remoteTicket } from "../support/remote_tickets.ts";
import { ENTRY_POINTS, RULES, WITHOUT_TENANT } from "./entry_points.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const functions = await sql<
  {
    name: string;
    arguments: string[];
    types: string[];
    definer: boolean;
    config: string | null;
    who: string;
  }[]
>`
  select proname as name, coalesce(proargnames, '{}') as arguments, prosecdef as definer,
    array(select format_type(t, null) from unnest(proargtypes) as t) as types,
    array_to_string(proconfig, ' ') as config, (
      select string_agg(case grantee when 0 then 'PUBLIC' else grantee::regrole::text end, ', ' order by grantee::regrole::text)
      from aclexplode(coalesce(proacl, acldefault('f', proowner)))
      where grantee <> proowner and grantee::regrole::text <> 'service_role'
    ) as who
  from pg_proc where pronamespace in ('private'::regnamespace, 'public'::regnamespace)`;

Deno.test("functions: only the entry points and the rules are executable, and nothing by PUBLIC", () => {
  const granted = functions.filter(({ who }) => who !== null).map(({ name, who }) => [name, who] as const);
  const rules = RULES.map((name) => [name, "authenticated"] as const);
  assert.deepEqual(Object.fromEntries(granted), { ...ENTRY_POINTS, ...Object.fromEntries(rules) });
});

Deno.test("functions: those that run as their owner have an empty search path", () => {
  const definers = functions.filter(({ definer }) => definer);
  assert.ok(definers.length >= Object.keys(ENTRY_POINTS).length);
  assert.deepEqual(definers.filter(({ config }) => config !== 'search_path=""').map(({ name }) => name), []);
});

Deno.test("functions: all entry points run as their owner, all rules as the caller", () => {
  const definer = new Map(functions.map(({ name, definer }) => [name, definer]));
  assert.deepEqual(Object.keys(ENTRY_POINTS).filter((name) => !definer.get(name)), []);
  assert.deepEqual(RULES.filter((name) => definer.get(name)), []);
});

const house = await clinic(sql);
const around = { clinic: house, other: await clinic(sql), strangerId: await person(sql) };

const [chart] = await patients(sql, house.id, 1);

/** A row of `house` for each name that an id of a tenant's row has as a function's first argument. */
const ROW: Record<string, string> = {
  display: house.display,
  establishment: house.id,
  invitation: await invitation(sql, house),
  keep: chart,
  merge: await chartMerge(sql, house.id),
  patient: chart,
  pinboard: await pinboard(sql, house),
  professional: house.professional,
  ticket: await remoteTicket(sql, house),
  visit: (await visit(sql, house)).id,
};

/** Some value of each type that functions take. */
const VALUE: Record<string, string | object> = {
  bigint: "1",
  date: "2026-01-01",
  integer: "30",
  jsonb: {},
  member_role: "doctor",
  text: "x",
  uuid: crypto.randomUUID(),
};

/** Entry points that take the id of a row of a tenant, found in the catalogue. */
const onTenantRows = functions.filter(({ name, arguments: [first] }) => name in ENTRY_POINTS && first in ROW);

Deno.test("functions: every entry point takes a tenant's id, or is known not to", () => {
  const rest = Object.keys(ENTRY_POINTS).filter((name) => !onTenantRows.some((one) => one.name === name));
  assert.deepEqual(rest, WITHOUT_TENANT);
});

for (const { name, arguments: [first], types } of onTenantRows) {
  if (ENTRY_POINTS[name] !== "authenticated") continue;
  const rest = types.slice(1).flatMap((type) => type.endsWith("[]") ? [] : VALUE[type]);

  Deno.test(`${name}(): somebody else's id answers as no id does`, async () => {
    for (const who of ["outsider", "stranger"] as const) {
      const call = (id: string) => refusal(actor(sql, who, around).call(z.unknown(), name, id, ...rest));
      const answer = await call(ROW[first]);
      assert.equal(answer.code, "NTFND", who);
      assert.deepEqual(answer, await call(crypto.randomUUID()), who);
    }
  });

  Deno.test(`${name}(): nothing without a session`, async () => {
    for (const who of [anonymous(sql), ticketHolder(sql, house.id)]) {
      assert.equal(await codeOf(who.call(z.unknown(), name, ROW[first], ...rest)), "42501", who.name);
    }
    assert.equal(await codeOf(nobody(sql).call(z.unknown(), name, ROW[first], ...rest)), "NAUTH");
  });
}

Deno.test("entry points that take no tenant's id: nothing without a session", async () => {
  const caller = nobody(sql);
  for (const name of ["accept_invitation", "link_chart_by_ticket", "prove_email"]) {
    assert.equal(await codeOf(caller.call(z.unknown(), name, "a")), "NAUTH", name);
  }
  const alone = ["my_sessions", "my_tickets", "read_account", "link_charts_by_address", "export_account"];
  for (const name of [...alone, "delete_account", "end_other_sessions"]) {
    assert.equal(await codeOf(caller.call(z.unknown(), name)), "NAUTH", name);
  }
  for (const name of ["end_session", "unlink_own_chart"]) {
    assert.equal(await codeOf(caller.call(z.unknown(), name, crypto.randomUUID())), "NAUTH", name);
  }
  for (const name of ["create_patient_account", "update_account"]) {
    assert.equal(await codeOf(caller.call(z.unknown(), name, {})), "NAUTH", name);
  }
  assert.equal(await codeOf(caller.call(z.unknown(), "create_establishment", {})), "NAUTH");
  assert.equal(await codeOf(caller.call(z.unknown(), "my_profile")), "NAUTH");
  assert.equal(await codeOf(caller.call(z.unknown(), "claim_idempotency_key", "a", "b")), "NAUTH");
});

Deno.test("read_ticket(), read_invitation(), read_display() and its calls know nothing of what they were not given", async () => {
  const door = anonymous(sql);
  assert.equal(await codeOf(door.call(z.unknown(), "read_ticket", "A".repeat(24))), "NTFND");
  assert.equal(await codeOf(door.call(z.unknown(), "read_invitation", "A".repeat(24))), "NTFND");
  assert.equal(await codeOf(door.call(z.unknown(), "read_display", crypto.randomUUID())), "NTFND");
  assert.equal(
    await codeOf(door.call(z.unknown(), "read_display_calls", crypto.randomUUID(), "0")),
    "NTFND",
  );
});
