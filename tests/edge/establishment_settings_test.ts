import assert from "node:assert/strict";
import { Establishment } from "../../edge/domain/establishment.ts";
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

Deno.test("PATCH /establishments/:id names wrong fields, wherever they were found", async () => {
  const { path, owner, held } = await opened();
  const refused = async (changes: object) =>
    (await owner.patch(path, { version: held.version, ...changes })).problem().errors?.map((one) => one.path);
  assert.deepEqual(await refused({ cnpj: "1", timezone: "Mars/Olympus" }), ["cnpj", "timezone"]);
  assert.deepEqual(await refused({ opening_hours: { monday: [["25:00", "26:00"]] } }), [
    "opening_hours.monday.0.0",
    "opening_hours.monday.0.1",
  ]);
  const targets = { red: 50, orange: 10, yellow: 60, green: 120, blue: 240 };
  assert.deepEqual(await refused({ risk_targets: targets }), ["risk_targets"]);
});

Deno.test("PATCH /establishments/:id is for owners and admins; another clinic is not found", async () => {
  const { house, path, held } = await opened();
  const other = await clinic(api.sql);
  const body = { version: held.version, name: "Tomada" };
  const status = async (user: string) => (await (await api.as(user)).patch(path, body)).status;
  assert.equal(await status(house.members.nurse), 403);
  assert.equal(await status(other.members.owner), 404);
});
