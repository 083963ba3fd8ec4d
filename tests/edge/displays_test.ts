import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import * as z from "zod/mini";
import { PanelCalls, StaffDisplay } from "../../edge/domain/display.ts";
import { Pairing, PanelPulse, PanelView } from "../../edge/domain/panel.ts";
import { Display, RealtimeSession } from "../../edge/domain/public_queue.ts";
import { type Clinic, clinic, service, visit } from "../support/builders.ts";
import { type Client, testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());
const anybody = api.bearing();

const list = (house: Clinic, who: Client) => who.get(`/establishments/${house.id}/displays`);
const admin = (house: Clinic) => api.as(house.members.admin);

/** A TV that was paired over the API. */
async function pair(house: Clinic) {
  const { code, credential } = (await anybody.post("/pairings")).read(Pairing);
  const answer = await (await admin(house)).post(`/displays/${house.display}/pair`, { code });
  assert.equal(answer.status, 200);
  return { credential, tv: api.bearing(credential) };
}

Deno.test("A new clinic has one display, open by its link, not yet paired", async () => {
  const house = await clinic(api.sql);
  const answer = await list(house, await api.as(house.members.receptionist));
  const [only, ...others] = answer.read(z.array(StaffDisplay));
  assert.deepEqual(others, []);
  assert.deepEqual(only, {
    kind: "panel",
    id: house.display,
    name: "Recepção",
    theme: "petrol",
    size: "normal",
    clock: true,
    names: true,
    waits: false,
    message: null,
    languages: ["pt-BR"],
    services: [],
    link_open: true,
    state: "unpaired",
    paired_at: null,
    seen_at: null,
    sound: null,
  });
});

Deno.test("Displays are added, changed and removed by those who run the clinic", async () => {
  const house = await clinic(api.sql);
  const who = await admin(house);
  const path = `/establishments/${house.id}/displays`;
  const body = { name: "  Corredor ", languages: ["pt-BR", "es"], services: [house.service], message: "  " };
  const made = (await who.post(path, body)).read(StaffDisplay);
  assert.deepEqual(
    [made.name, made.languages, made.services, made.message],
    ["Corredor", ["pt-BR", "es"], [house.service], null],
  );
  const again = await who.post(path, { name: "Corredor" });
  assert.deepEqual([again.status, again.problem().code], [409, "name_taken"]);
  const changed = (await who.patch(`/displays/${made.id}`, { size: "large" })).read(StaffDisplay);
  assert.deepEqual(changed, { ...made, size: "large" });
  const nurse = await api.as(house.members.nurse);
  for (
    const answer of [
      await nurse.post(path, { name: "x" }),
      await nurse.patch(`/displays/${made.id}`, { name: "x" }),
      await nurse.delete(`/displays/${made.id}`),
      await nurse.post(`/displays/${made.id}/pair`, { code: "ACDEFG" }),
      await nurse.post(`/displays/${made.id}/revoke`),
    ]
  ) assert.deepEqual([answer.status, answer.problem().code], [403, "role_not_allowed"]);
  assert.equal((await who.delete(`/displays/${made.id}`)).status, 204);
  assert.equal((await list(house, who)).read(z.array(StaffDisplay)).length, 1);
});

Deno.test("Wrong fields of a display are named", async () => {
  const house = await clinic(api.sql);
  const who = await admin(house);
  const refused = async (body: object) =>
    (await who.post(`/establishments/${house.id}/displays`, body)).problem().errors?.map((
      { path, code },
    ) => [path, code]);
  assert.deepEqual(await refused({ name: "" }), [["name", "required"]]);
  assert.deepEqual((await refused({ name: "x", languages: ["fr"] }))?.[0][0], "languages.0");
  assert.deepEqual((await refused({ name: "x", languages: [] }))?.[0][0], "languages");
  assert.deepEqual(await refused({ name: "x", languages: ["en", "en"] }), [["languages", "invalid"]]);
  const foreign = (await clinic(api.sql)).service;
  assert.deepEqual(await refused({ name: "x", services: [foreign] }), [["services", "unknown"]]);
});

Deno.test("A TV shows its code until an admin enters it, then its panel; the pass is for the calls alone", async () => {
  const house = await clinic(api.sql);
  const { status, headers, read } = await anybody.post("/pairings");
  assert.deepEqual([status, headers.get("cache-control")], [201, "no-store"]);
  const { code, credential } = read(Pairing);
  const tv = api.bearing(credential);
  const before = (await tv.get("/panel")).read(PanelView);
  assert.deepEqual([before.state, before.state === "waiting" && before.code], ["waiting", code]);
  for (const path of ["/panel/calls"]) assert.equal((await tv.get(path)).status, 401);
  assert.equal((await tv.post("/panel/session")).status, 401);

  const paired = await (await admin(house)).post(`/displays/${house.display}/pair`, {
    code: code.toLowerCase(),
  });
  assert.equal(paired.read(StaffDisplay).state, "on_air");
  const { code: called } = await visit(api.sql, house, { status: "called", room_id: house.room });
  const panel = (await tv.get("/panel")).read(PanelView);
  assert.ok(panel.state === "paired");
  assert.deepEqual(panel.calls.map((one) => [one.code, one.name]), [[called, null]]);
  assert.ok(!("device" in panel));
  const { access_token, topic } = (await tv.post("/panel/session")).read(RealtimeSession);
  assert.equal(topic, `calls:${house.id}`);
  const { aud, role, display, iat = 0, exp = 0, ...rest } = decodeJwt(access_token);
  assert.deepEqual([aud, role, display, exp - iat], ["vez-display", "anon", house.display, 3600]);
  assert.deepEqual(Object.keys(rest), ["device"]);
});

Deno.test("A TV that is alive learns of the last call and of changes, and members see it on the air", async () => {
  const house = await clinic(api.sql);
  const { tv } = await pair(house);
  const pulse = async (sound = true) => (await tv.post("/panel/alive", { sound })).read(PanelPulse);
  const first = await pulse();
  const nurse = await api.as(house.members.nurse);
  const { id } = await visit(api.sql, house);
  await nurse.post(`/visits/${id}/call`, {});
  const second = await pulse();
  assert.deepEqual(second, { ...first, last: 1, at: second.at });
  await (await admin(house)).patch(`/displays/${house.display}`, { message: "Bom dia" });
  assert.notEqual((await pulse(false)).revision, first.revision);
  const [seen] = (await list(house, nurse)).read(z.array(StaffDisplay));
  assert.deepEqual([seen.state, seen.sound], ["on_air", false]);
  assert.equal((await tv.post("/panel/alive", {})).status, 422);
});

Deno.test("Missed calls are read after a number, by a paired TV and by the open link", async () => {
  const house = await clinic(api.sql);
  const { tv } = await pair(house);
  const nurse = await api.as(house.members.nurse);
  for (let i = 0; i < 3; i++) {
    await visit(api.sql, house);
    assert.equal((await nurse.post(`/establishments/${house.id}/queue/call-next`, {})).status, 200);
  }
  for (const [who, path] of [[tv, "/panel/calls"], [anybody, `/displays/${house.display}/calls`]] as const) {
    const numbers = async (query: string) =>
      (await who.get(path + query)).read(PanelCalls).calls.map(({ number }) => number);
    assert.deepEqual(await numbers(""), [3, 2, 1]);
    assert.deepEqual(await numbers("?after=1"), [3, 2]);
    assert.deepEqual((await who.get(`${path}?after=3`)).read(PanelCalls), { last: 3, calls: [] });
    for (const wrong of ["-1", "x", "1e3", "9".repeat(20)]) {
      assert.equal((await who.get(`${path}?after=${wrong}`)).status, 422, wrong);
    }
  }
});

Deno.test("A revoked TV, one that was replaced and one whose display is gone are refused everything", async () => {
  const ends = {
    revoke: async (house: Clinic, who: Client) => await who.post(`/displays/${house.display}/revoke`),
    replace: (house: Clinic) => pair(house),
    remove: async (house: Clinic, who: Client) => await who.delete(`/displays/${house.display}`),
  };
  for (const [how, end] of Object.entries(ends)) {
    const house = await clinic(api.sql);
    const { tv } = await pair(house);
    await end(house, await admin(house));
    for (
      const answer of [
        await tv.get("/panel"),
        await tv.get("/panel/calls"),
        await tv.post("/panel/session"),
        await tv.post("/panel/alive", { sound: true }),
      ]
    ) assert.deepEqual([answer.status, answer.problem().code], [401, "not_authenticated"], how);
  }
});

Deno.test("A closed link answers as an unknown display does; the paired TV goes on", async () => {
  const house = await clinic(api.sql);
  const { tv } = await pair(house);
  assert.equal((await anybody.get(`/displays/${house.display}`)).read(Display).display.id, house.display);
  await (await admin(house)).patch(`/displays/${house.display}`, { link_open: false });
  const unknown = crypto.randomUUID();
  for (const path of ["", "/calls"]) {
    const answer = await anybody.get(`/displays/${house.display}${path}`);
    assert.deepEqual([answer.status, answer.text], [
      404,
      (await anybody.get(`/displays/${unknown}${path}`)).text,
    ]);
  }
  assert.equal((await anybody.post(`/displays/${house.display}/session`)).status, 404);
  assert.equal((await tv.get("/panel")).status, 200);
});

Deno.test("A panel tells waits where it is asked to, of its services, and nothing of those nothing is known of", async () => {
  const house = await clinic(api.sql);
  const who = await admin(house);
  const { tv } = await pair(house);
  const paired = async () => {
    const panel = (await tv.get("/panel")).read(PanelView);
    return panel.state === "paired" ? panel.waits : null;
  };
  const linked = async () => (await anybody.get(`/displays/${house.display}`)).read(Display).waits;
  const change = (body: object) => who.patch(`/displays/${house.display}`, body);
  await visit(api.sql, house);
  await visit(api.sql, house);
  await api.sql`update public.queues set mean_minutes = 20 where establishment_id = ${house.id}`;
  assert.deepEqual([await paired(), await linked()], [[], []], "nobody asked for it");

  assert.equal((await change({ waits: true })).read(StaffDisplay).waits, true);
  const [{ name }] = await api.sql`select name from public.services where id = ${house.service}`;
  const told = [{ service: name, about_minutes: 40, up_to_minutes: 90 }];
  assert.deepEqual([await paired(), await linked()], [told, told]);

  const other = await service(api.sql, house.id, "B");
  await change({ services: [other] });
  assert.ok((await paired())?.every((one) => one.service !== name));
  const fresh = await clinic(api.sql);
  await (await admin(fresh)).patch(`/displays/${fresh.display}`, { waits: true });
  assert.deepEqual((await anybody.get(`/displays/${fresh.display}`)).read(Display).waits, []);
  const kiosk = await who.post(`/establishments/${house.id}/displays`, {
    name: "Entrada",
    kind: "kiosk",
    waits: true,
  });
  assert.equal(kiosk.read(StaffDisplay).waits, false, "a kiosk shows none");
});
