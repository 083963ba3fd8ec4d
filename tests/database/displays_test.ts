import assert from "node:assert/strict";
import * as z from "zod/mini";
import { type Actor, anonymous, codeOf, refusal, user } from "../support/actors.ts";
import { type Clinic, clinic, service } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { pairedTv } from "../support/panels.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const View = z.looseObject({
  id: z.string(),
  name: z.string(),
  services: z.array(z.string()),
  languages: z.array(z.string()),
  message: z.nullable(z.string()),
  state: z.string(),
  paired_at: z.nullable(z.string()),
});
const Pairing = z.object({ code: z.string(), credential: z.string(), expires_at: z.string() });
const Panel = z.looseObject({
  state: z.string(),
  code: z.optional(z.string()),
  device: z.optional(z.string()),
});
const Done = z.unknown();

const admin = (house: Clinic) => user(sql, house.members.admin);
const tv = anonymous(sql);

/** A TV begins to show a code, as the API lets it. */
const beginPairing = async () =>
  Pairing.parse((await sql`select private.begin_pairing() as answer`)[0].answer);
const read = (credential: string) => tv.call(Panel, "read_panel", credential);

/** A pass of a display, as the API signs it. */
async function topicOf(claims: Record<string, string>): Promise<string | null> {
  const [{ topic }] = await sql.begin(async (sql) => {
    await sql`select set_config('role', 'anon', true),
      set_config('request.jwt.claims', ${
      JSON.stringify({ role: "anon", aud: "vez-display", ...claims })
    }, true)`;
    return await sql`select private.my_calls_topic() as topic`;
  });
  return topic;
}

Deno.test("create_display() and update_display(): a panel as wanted; what is left out stays", async () => {
  const house = await clinic(sql);
  const vaccines = await service(sql, house.id, "V");
  const made = await admin(house).call(View, "create_display", house.id, {
    name: "Corredor",
    languages: ["en", "es"],
    services: [vaccines, vaccines],
    message: "Silêncio, por favor",
  });
  assert.deepEqual(
    [made.name, made.languages, made.services, made.message, made.state],
    ["Corredor", ["en", "es"], [vaccines], "Silêncio, por favor", "unpaired"],
  );
  const changed = await admin(house).call(View, "update_display", made.id, { message: null, theme: "black" });
  assert.deepEqual(changed, { ...made, message: null, theme: "black" });
  const all = await admin(house).call(View, "update_display", made.id, { services: [] });
  assert.deepEqual(all.services, []);
});

Deno.test("save_display() refuses what is wrong by the field's name, and services of others", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  const wrong: [string, object][] = [
    ["name", { name: "" }],
    ["name", {}],
    ["theme", { name: "x", theme: "pink" }],
    ["languages", { name: "x", languages: [] }],
    ["languages", { name: "x", languages: ["en", "en"] }],
    ["languages", { name: "x", languages: ["fr"] }],
    ["message", { name: "x", message: "two\nlines" }],
    ["clock", { name: "x", clock: null }],
    ["services", { name: "x", services: [other.service] }],
  ];
  for (const [path, data] of wrong) {
    const { code, detail } = await refusal(admin(house).call(Done, "create_display", house.id, data));
    assert.deepEqual(
      [code, JSON.parse(detail ?? "{}").errors?.[0].path],
      ["INVLD", path],
      JSON.stringify(data),
    );
  }
  const before = await admin(house).call(z.array(View), "list_displays", house.id);
  assert.deepEqual(before.map(({ name }) => name), ["Recepção"]);
});

Deno.test("save_display() does not move a panel, pair it or make it another one", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  const data = {
    establishment_id: other.id,
    id: other.display,
    paired_at: "2020-01-01",
    created_at: "2020-01-01",
  };
  const changed = await admin(house).call(View, "update_display", house.display, data);
  assert.deepEqual([changed.id, changed.paired_at], [house.display, null]);
  const rows = await sql`select id from public.displays where establishment_id = ${other.id}`;
  assert.deepEqual(rows.map(({ id }) => id), [other.display]);
});

Deno.test("panels are run by owners and admins; every member sees them", async () => {
  const house = await clinic(sql);
  const acts: [string, ...(string | object)[]][] = [
    ["create_display", house.id, { name: "x" }],
    ["update_display", house.display, { name: "x" }],
    ["pair_display", house.display, "ABCDEF"],
    ["revoke_display", house.display],
    ["remove_display", house.display],
  ];
  for (const role of ["receptionist", "nurse", "doctor"] as const) {
    const who = user(sql, house.members[role]);
    for (const [name, ...values] of acts) {
      assert.equal(await codeOf(who.call(Done, name, ...values)), "DNIED", name);
    }
    assert.equal((await who.call(z.array(View), "list_displays", house.id)).length, 1);
  }
});

Deno.test("begin_pairing(): codes of six characters that nobody mistakes, secrets kept as hashes alone", async () => {
  const made = await Promise.all(Array.from({ length: 200 }, beginPairing));
  for (const { code, credential } of made) {
    assert.match(code, /^[ACDEFGHJKMNPQRTUVWXY34679]{6}$/);
    assert.match(credential, /^[A-Za-z0-9_-]{24}$/);
  }
  assert.equal(new Set(made.map(({ code }) => code)).size, 200);
  for (let i = 0; i < 6; i++) assert.ok(new Set(made.map(({ code }) => code[i])).size > 15);
  const held = await sql`select p::text as row from private.pairings as p`;
  for (const { credential } of made) assert.ok(!held.some(({ row }) => row.includes(credential)));
  for (const who of [tv, admin(await clinic(sql))]) {
    assert.equal(await codeOf(who.call(Done, "begin_pairing")), "42501");
  }
});

Deno.test("pair_display(): the TV that shows the code becomes the panel, once, however the code is typed", async () => {
  const house = await clinic(sql);
  const { code, credential } = await beginPairing();
  assert.deepEqual((await read(credential)).code, code);
  const typed = ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `;
  const paired = await admin(house).call(View, "pair_display", house.display, typed);
  assert.equal(paired.state, "on_air");
  const panel = await read(credential);
  assert.equal(panel.state, "paired");
  assert.ok(!JSON.stringify(panel).includes(credential));
  for (const again of [house, await clinic(sql)]) {
    assert.equal(await codeOf(admin(again).call(Done, "pair_display", again.display, code)), "INVLD");
  }
  assert.equal((await read(credential)).device, panel.device);
  const log = await sql`
    select actor_id, changes from public.audit_log where row_id = ${house.display} order by id desc limit 1`;
  assert.equal(log[0].actor_id, house.members.admin);
  assert.ok("paired_at" in log[0].changes);
});

Deno.test("pair_display(): a lapsed code is good for nothing, and its TV is told so", async () => {
  const house = await clinic(sql);
  const { code, credential } = await beginPairing();
  await sql`update private.pairings set expires_at = now() - interval '1 second' where code = ${code}`;
  assert.equal(await codeOf(admin(house).call(Done, "pair_display", house.display, code)), "INVLD");
  assert.equal(await codeOf(read(credential)), "NAUTH");
  await beginPairing();
  assert.equal((await sql`select from private.pairings where code = ${code}`).length, 0);
});

Deno.test("pair_display(): of two clinics that enter one code at once, one gets the TV", async () => {
  for (let round = 0; round < 20; round++) {
    const { code } = await beginPairing();
    const houses = [await clinic(sql), await clinic(sql)];
    const outcomes = await Promise.allSettled(
      houses.map((house) => admin(house).call(View, "pair_display", house.display, code)),
    );
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  }
});

Deno.test("a TV that is revoked, replaced or whose panel is removed is nobody's any more", async () => {
  const ends: Record<string, (house: Clinic, who: Actor) => Promise<unknown>> = {
    revoked: (house, who) => who.call(Done, "revoke_display", house.display),
    removed: (house, who) => who.call(Done, "remove_display", house.display),
    replaced: async (house, who) =>
      await who.call(Done, "pair_display", house.display, (await beginPairing()).code),
  };
  for (const [how, end] of Object.entries(ends)) {
    const house = await clinic(sql);
    const { credential, device } = await pairedTv(sql, house);
    const pass = { display: house.display, device };
    assert.equal(await topicOf(pass), `calls:${house.id}`);
    await end(house, admin(house));
    assert.equal(await topicOf(pass), null, how);
    const asks = [
      () => read(credential),
      () => tv.call(Done, "read_panel_calls", credential, "0"),
      () => tv.call(Done, "note_panel", credential, "true"),
    ];
    for (const ask of asks) assert.equal(await codeOf(ask()), "NAUTH", how);
  }
});

Deno.test("my_calls_topic(): of the display in the pass, while its link is open, and of nothing else", async () => {
  const house = await clinic(sql);
  assert.equal(await topicOf({ display: house.display }), `calls:${house.id}`);
  assert.equal(await topicOf({ display: house.display, aud: "vez-ticket" }), null);
  assert.equal(await topicOf({ establishment: house.id }), null);
  assert.equal(await topicOf({ display: crypto.randomUUID() }), null);
  const other = await clinic(sql);
  const { device } = await pairedTv(sql, other);
  assert.equal(await topicOf({ display: house.display, device }), null);
  await admin(house).call(Done, "update_display", house.display, { link_open: false });
  assert.equal(await topicOf({ display: house.display }), null);
  for (const name of ["read_display", "read_display_calls"]) {
    const rest = name === "read_display" ? [] : ["0"];
    assert.equal(await codeOf(tv.call(Done, name, house.display, ...rest)), "NTFND", name);
  }
});

Deno.test("a panel is off air 35 s after its last sign of life, and on air with the next one", async () => {
  const house = await clinic(sql);
  const { credential } = await pairedTv(sql, house);
  const state = async () => (await admin(house).call(z.array(View), "list_displays", house.id))[0];
  const rest = async (seconds: number) =>
    await sql`update private.display_devices set seen_at = now() - ${seconds} * interval '1 second'
      where display_id = ${house.display}`;
  await rest(30);
  assert.equal((await state()).state, "on_air");
  await rest(36);
  assert.deepEqual([(await state()).state, (await state()).sound], ["off_air", null]);
  await tv.call(Done, "note_panel", credential, "false");
  assert.deepEqual([(await state()).state, (await state()).sound], ["on_air", false]);
});

Deno.test("a panel's revision changes with whatever it shows, and signs of life leave no trace in the log", async () => {
  const house = await clinic(sql);
  const { credential } = await pairedTv(sql, house);
  const Beat = z.object({ last: z.int(), revision: z.string(), at: z.int() });
  const revision = async () => (await tv.call(Beat, "note_panel", credential, "true")).revision;
  const entries = async () =>
    (await sql`select count(*)::int as n from public.audit_log where establishment_id = ${house.id}`)[0].n;
  const seen = [await revision()];
  const before = await entries();
  assert.equal(await revision(), seen[0]);
  assert.equal(await entries(), before);
  await admin(house).call(Done, "update_display", house.display, { size: "large" });
  seen.push(await revision());
  await admin(house).call(Done, "update_display", house.display, { services: [house.service] });
  seen.push(await revision());
  await sql`update public.establishments set panel_shows = 'names' where id = ${house.id}`;
  seen.push(await revision());
  assert.equal(new Set(seen).size, 4);
});
