import assert from "node:assert/strict";
import * as z from "zod/mini";
import { actor, anonymous, nobody, refusal, ticketHolder } from "../support/actors.ts";
import { clinic, patients, person, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { pinboard } from "../support/pinboards.ts";
import { chartMerge, invitation } from "../support/people.ts";
import { remoteTicket } from "../support/remote_tickets.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

/** What the API's roles may execute. Whatever is not here they may not. */
const ENTRY_POINTS: Record<string, string> = {
  accept_invitation: "authenticated",
  act_on_ticket: "anon, authenticated",
  add_pin: "authenticated",
  archive_contents: "authenticated",
  archive_page: "authenticated",
  begin_archive: "authenticated",
  call_next: "authenticated",
  call_visit: "authenticated",
  cancel_visit: "authenticated",
  change_member_role: "authenticated",
  check_departures: "authenticated",
  claim_idempotency_key: "authenticated",
  confirm_remote_ticket: "authenticated",
  confirm_shown_ticket: "authenticated",
  create_display: "authenticated",
  create_establishment: "authenticated",
  create_patient: "authenticated",
  create_patient_account: "authenticated",
  create_pinboard: "authenticated",
  create_visit: "authenticated",
  delete_account: "authenticated",
  delete_establishment: "authenticated",
  describe_archive: "authenticated",
  end_other_sessions: "authenticated",
  end_session: "authenticated",
  export_account: "authenticated",
  finish_visit: "authenticated",
  forecast_breaches: "authenticated",
  forget_question: "authenticated",
  forget_questions: "authenticated",
  indicators: "authenticated",
  invite_member: "authenticated",
  keep_answer: "authenticated",
  leave_establishment: "authenticated",
  leave_remote_ticket: "anon, authenticated",
  link_chart_by_ticket: "authenticated",
  link_charts_by_address: "authenticated",
  link_professional: "authenticated",
  list_displays: "authenticated",
  list_invitations: "authenticated",
  list_members: "authenticated",
  list_pinboards: "authenticated",
  list_questions: "authenticated",
  list_remote_tickets: "authenticated",
  mark_no_show: "authenticated",
  mark_presence: "authenticated",
  merge_patients: "authenticated",
  my_calls_topic: "anon",
  my_establishments: "authenticated",
  my_pinboards: "authenticated",
  my_profile: "authenticated",
  my_sessions: "authenticated",
  my_tickets: "authenticated",
  narrow_session: "authenticated",
  note_archive: "authenticated",
  note_panel: "anon",
  pair_display: "authenticated",
  prove_email: "authenticated",
  read_account: "authenticated",
  read_appointments: "authenticated",
  read_archive: "authenticated",
  read_arrival_key: "authenticated",
  read_audit: "authenticated",
  read_clinic: "anon, authenticated",
  read_consultations: "authenticated",
  read_departures: "authenticated",
  read_display: "anon, authenticated",
  read_display_calls: "anon, authenticated",
  read_invitation: "anon, authenticated",
  read_kiosk: "anon",
  read_operations: "authenticated",
  read_own_ticket: "anon, authenticated",
  read_panel: "anon",
  read_panel_calls: "anon",
  read_patient: "authenticated",
  read_patient_history: "authenticated",
  read_patient_visits: "authenticated",
  read_pinboard: "authenticated",
  read_presences: "authenticated",
  read_remote_ticket: "anon, authenticated",
  read_subscription: "authenticated",
  read_ticket: "anon, authenticated",
  read_triages: "authenticated",
  read_wait_accuracy: "authenticated",
  remember_question: "authenticated",
  remove_display: "authenticated",
  remove_member: "authenticated",
  remove_pin: "authenticated",
  remove_pinboard: "authenticated",
  renew_arrival_key: "authenticated",
  require_role: "authenticated",
  return_visit: "authenticated",
  revoke_display: "authenticated",
  revoke_invitation: "authenticated",
  save_question: "authenticated",
  search_patients: "authenticated",
  search_professionals: "authenticated",
  serve_services: "authenticated",
  session_holder: "authenticated",
  share_ticket: "anon, authenticated",
  similar_patients: "authenticated",
  staff_queue: "authenticated",
  staff_waits: "authenticated",
  start_visit: "authenticated",
  subscribe_pinboard: "authenticated",
  transfer_ownership: "authenticated",
  transfer_visit: "authenticated",
  triage_visit: "authenticated",
  undo_merge: "authenticated",
  undo_visit: "authenticated",
  unshare_ticket: "anon, authenticated",
  unlink_chart: "authenticated",
  unlink_own_chart: "authenticated",
  unsubscribe_pinboard: "authenticated",
  update_account: "authenticated",
  update_display: "authenticated",
  update_establishment: "authenticated",
  update_patient: "authenticated",
  update_pin: "authenticated",
  update_pinboard: "authenticated",
};

/** Rules that check constraints call as whoever writes; they look at nothing but their arguments. */
const RULES = [
  "are_contacts",
  "are_notification_choices",
  "are_opening_hours",
  "are_queue_rules",
  "are_risk_targets",
  "check_digit",
  "fold",
  "is_cns",
  "is_cnpj",
  "is_cpf",
  "is_line",
  "is_phone",
  "is_prose",
  "is_state",
  "is_whole",
];

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
  assert.deepEqual(rest, [
    "accept_invitation",
    "act_on_ticket",
    "claim_idempotency_key",
    "create_establishment",
    "create_patient_account",
    "delete_account",
    "end_other_sessions",
    "end_session",
    "export_account",
    "keep_answer",
    "leave_remote_ticket",
    "link_chart_by_ticket",
    "link_charts_by_address",
    "my_calls_topic",
    "my_establishments",
    "my_pinboards",
    "my_profile",
    "my_sessions",
    "my_tickets",
    "narrow_session",
    "note_panel",
    "prove_email",
    "read_account",
    "read_clinic",
    "read_invitation",
    "read_kiosk",
    "read_own_ticket",
    "read_panel",
    "read_panel_calls",
    "read_remote_ticket",
    "read_ticket",
    "session_holder",
    "share_ticket",
    "unshare_ticket",
    "unlink_own_chart",
    "update_account",
  ]);
});

for (const { name, arguments: [first], types } of onTenantRows) {
  if (ENTRY_POINTS[name] !== "authenticated") continue;
  const rest = types.slice(1).flatMap((type) => type.endsWith("[]") ? [] : VALUE[type]);

  Deno.test(`${name}(): somebody else's id answers as no id does`, async () => {
    for (const who of ["outsider", "stranger"] as const) {
      const call = (id: string) => refusal(actor(sql, who, around).call(z.any(), name, id, ...rest));
      const answer = await call(ROW[first]);
      assert.equal(answer.code, "NTFND", who);
      assert.deepEqual(answer, await call(crypto.randomUUID()), who);
    }
  });

  Deno.test(`${name}(): nothing without a session`, async () => {
    for (const who of [anonymous(sql), ticketHolder(sql, house.id)]) {
      assert.equal((await refusal(who.call(z.any(), name, ROW[first], ...rest))).code, "42501", who.name);
    }
    assert.equal((await refusal(nobody(sql).call(z.any(), name, ROW[first], ...rest))).code, "NAUTH");
  });
}

Deno.test("entry points that take no tenant's id: nothing without a session", async () => {
  const caller = nobody(sql);
  for (const name of ["accept_invitation", "link_chart_by_ticket", "prove_email"]) {
    assert.equal((await refusal(caller.call(z.any(), name, "a"))).code, "NAUTH", name);
  }
  const alone = ["my_sessions", "my_tickets", "read_account", "link_charts_by_address", "export_account"];
  for (const name of [...alone, "delete_account", "end_other_sessions"]) {
    assert.equal((await refusal(caller.call(z.any(), name))).code, "NAUTH", name);
  }
  for (const name of ["end_session", "unlink_own_chart"]) {
    assert.equal((await refusal(caller.call(z.any(), name, crypto.randomUUID()))).code, "NAUTH", name);
  }
  for (const name of ["create_patient_account", "update_account"]) {
    assert.equal((await refusal(caller.call(z.any(), name, {}))).code, "NAUTH", name);
  }
  assert.equal((await refusal(caller.call(z.any(), "create_establishment", {}))).code, "NAUTH");
  assert.equal((await refusal(caller.call(z.any(), "my_profile"))).code, "NAUTH");
  assert.equal((await refusal(caller.call(z.any(), "claim_idempotency_key", "a", "b"))).code, "NAUTH");
});

Deno.test("read_ticket(), read_invitation(), read_display() and its calls know nothing of what they were not given", async () => {
  const door = anonymous(sql);
  assert.equal((await refusal(door.call(z.any(), "read_ticket", "A".repeat(24)))).code, "NTFND");
  assert.equal((await refusal(door.call(z.any(), "read_invitation", "A".repeat(24)))).code, "NTFND");
  assert.equal((await refusal(door.call(z.any(), "read_display", crypto.randomUUID()))).code, "NTFND");
  assert.equal(
    (await refusal(door.call(z.any(), "read_display_calls", crypto.randomUUID(), "0"))).code,
    "NTFND",
  );
});
