import assert from "node:assert/strict";
import { STATES } from "../../edge/domain/documents.ts";
import { Establishment } from "../../edge/domain/establishment.ts";
import { Timezone } from "../../edge/domain/fields.ts";
import { BRAZILIAN_TIMEZONES, timezoneOfState } from "../../edge/domain/timezones.ts";
import { clinic } from "../support/builders.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

async function opened() {
  const house = await clinic(api.sql);
  const path = `/establishments/${house.id}`;
  const owner = await api.as(house.members.owner);
  return { house, path, owner, held: (await owner.get(path)).read(Establishment) };
}

Deno.test("PATCH /establishments/:id changes what it names and raises the version", async () => {
  const { path, owner, held } = await opened();
  const changes = {
    name: "Clínica do Sol",
    phone: "(11) 98765-4321",
    website: null,
    panel_shows: "names",
    language: "en",
    opening_hours: { monday: [["08:00", "12:00"], ["13:30", "18:00"]] },
    notifications: { enabled: true, kinds: { called: false } },
    risk_targets: { red: 0, orange: 15, yellow: 60, green: 120, blue: 240 },
  };
  const answer = await owner.patch(path, { version: held.version, ...changes });
  assert.equal(answer.status, 200, answer.text);
  const saved = answer.read(Establishment);
  assert.equal(saved.version, held.version + 1);
  const { updated_at: _, ...rest } = saved;
  const { updated_at: __, ...before } = held;
  assert.deepEqual(rest, { ...before, ...changes, phone: "11987654321", version: saved.version });
});

Deno.test("PATCH /establishments/:id answers 409 with what changed when somebody saved in between", async () => {
  const { house, path, owner, held } = await opened();
  const admin = await api.as(house.members.admin);
  assert.equal((await admin.patch(path, { version: held.version, city: "Campinas" })).status, 200);
  const late = await owner.patch(path, { version: held.version, name: "Outro nome" });
  assert.equal(late.status, 409);
  const { code, changed, current } = late.problem();
  assert.deepEqual([code, changed, Establishment.parse(current).city], [
    "version_conflict",
    ["city"],
    "Campinas",
  ]);
  const now = (await owner.get(path)).read(Establishment);
  assert.deepEqual([now.name, now.city], [held.name, "Campinas"]);
  assert.equal((await owner.patch(path, { version: current?.version, name: "Outro nome" })).status, 200);
});

Deno.test("PATCH /establishments/:id takes the version by If-Match, as GET told it by ETag", async () => {
  const { path, owner, held } = await opened();
  const tag = (await owner.get(path)).headers.get("etag") ?? "";
  assert.equal(tag, `"${held.version}"`);
  const patch = (match: string | undefined, body: object) =>
    owner.send(path, {
      method: "PATCH",
      headers: { "content-type": "application/json", ...(match === undefined ? {} : { "if-match": match }) },
      body: JSON.stringify(body),
    });
  const saved = await patch(tag, { city: "Santos" });
  assert.deepEqual([saved.status, saved.headers.get("etag")], [200, `"${held.version + 1}"`]);
  const late = await patch(tag, { city: "Campinas" });
  assert.deepEqual([late.status, late.problem().code, late.problem().changed], [409, "version_conflict", [
    "city",
  ]]);
  const weak = await patch(`W/"${held.version + 1}"`, { city: "Campinas", version: held.version + 1 });
  assert.equal(weak.status, 200, weak.text);
  const wrong: [string | undefined, object, string][] = [
    [undefined, {}, "version"],
    ["*", {}, "if-match"],
    ['"7", "8"', {}, "if-match"],
    [`"${held.version}"`, { version: held.version + 2 }, "version"],
  ];
  for (const [match, body, field] of wrong) {
    const refused = await patch(match, { city: "Jundiaí", ...body });
    assert.deepEqual([refused.status, refused.problem().errors?.[0].path], [422, field], match);
  }
  assert.equal((await owner.get(path)).read(Establishment).city, "Campinas");
});

Deno.test("PATCH /establishments/:id names wrong fields, wherever they were found", async () => {
  const { path, owner, held } = await opened();
  const refused = async (changes: object) =>
    (await owner.patch(path, { version: held.version, ...changes })).problem().errors?.map((one) => one.path);
  assert.deepEqual(await refused({ cnpj: "1", timezone: "Mars/Olympus" }), ["cnpj", "timezone"]);
  assert.deepEqual(await refused({ opening_hours: { monday: [["25:00", "26:00"]] } }), [
    "opening_hours.monday.0.0",
    "opening_hours.monday.0.1",
  ]);
  assert.deepEqual(await refused({ opening_hours: { friday: [["08:00", "12:00"], ["11:00", "18:00"]] } }), [
    "opening_hours.friday",
  ]);
  const targets = { red: 50, orange: 10, yellow: 60, green: 120, blue: 240 };
  assert.deepEqual(await refused({ risk_targets: targets }), ["risk_targets"]);
});

Deno.test("PATCH /establishments/:id leaves out what is not seen in a name, and derives the zone anew from the state", async () => {
  const { path, owner, held } = await opened();
  const patch = { version: held.version, name: "Clínica\u202e do\u200b Sol", state: "AC", timezone: null };
  const saved = (await owner.patch(path, patch)).read(Establishment);
  assert.deepEqual([saved.name, saved.timezone], ["Clínica do Sol", "America/Rio_Branco"]);
});

Deno.test("timezoneOfState() says what the database derives, for every state", async () => {
  const rows = await api.sql`
    select state, private.timezone_of_state(state) as zone from unnest(${[...STATES]}::text[]) as state`;
  assert.deepEqual(rows.map(({ zone }) => zone), STATES.map(timezoneOfState));
  for (const zone of BRAZILIAN_TIMEZONES) assert.ok(Timezone.safeParse(zone).success, zone);
  assert.deepEqual(STATES.filter((state) => !BRAZILIAN_TIMEZONES.includes(timezoneOfState(state))), []);
});

Deno.test("PATCH /establishments/:id is for owners and admins; another clinic is not found", async () => {
  const { house, path, held } = await opened();
  const other = await clinic(api.sql);
  const body = { version: held.version, name: "Tomada" };
  const status = async (user: string) => (await (await api.as(user)).patch(path, body)).status;
  assert.equal(await status(house.members.nurse), 403);
  assert.equal(await status(other.members.owner), 404);
});
