import assert from "node:assert/strict";
import { StaffDisplay } from "../../edge/domain/display.ts";
import { Pairing, PanelView } from "../../edge/domain/panel.ts";
import { RealtimeSession } from "../../edge/domain/public_queue.ts";
import { type Clinic, clinic, patients, person, visit } from "../support/builders.ts";
import { testApi } from "../edge/support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());
const anybody = api.bearing();

const begin = async () => (await anybody.post("/pairings")).read(Pairing);
const admin = (house: Clinic) => api.as(house.members.admin);

Deno.test("Guessing codes: ten tries, then 429; a right code meanwhile is not accepted either", async () => {
  const house = await clinic(api.sql);
  const { code } = await begin();
  const guesser = await admin(house);
  const path = `/displays/${house.display}/pair`;
  for (let i = 0; i < 10; i++) {
    const answer = await guesser.post(path, { code: `AAAAA${"ACDEFGHJKM"[i]}` });
    assert.deepEqual([answer.status, answer.problem().errors?.[0].code], [422, "unknown"]);
  }
  const refused = await guesser.post(path, { code });
  assert.deepEqual([refused.status, refused.problem().code], [429, "too_many_requests"]);
  assert.ok(Number(refused.headers.get("retry-after")) > 0);
  // Nobody else is locked out by it.
  const owner = await api.as(house.members.owner);
  assert.equal((await owner.post(path, { code })).read(StaffDisplay).state, "on_air");
});

Deno.test("Somebody else's code: whoever enters it second gets nothing, and a foreign display cannot be paired", async () => {
  const [house, thief] = [await clinic(api.sql), await clinic(api.sql)];
  const { code, credential } = await begin();
  const stranger = await api.as(await person(api.sql));
  for (const who of [await admin(thief), stranger]) {
    assert.equal((await who.post(`/displays/${house.display}/pair`, { code })).status, 404);
  }
  assert.equal((await (await admin(house)).post(`/displays/${house.display}/pair`, { code })).status, 200);
  const late = await (await admin(thief)).post(`/displays/${thief.display}/pair`, { code });
  assert.equal(late.status, 422);
  const panel = (await api.bearing(credential).get("/panel")).read(PanelView);
  assert.equal(panel.state === "paired" && panel.establishment.id, house.id);
});

Deno.test("Asking for codes without end is refused", async () => {
  const asked = await Promise.all(Array.from({ length: 70 }, () => anybody.post("/pairings")));
  assert.ok(asked.some(({ status }) => status === 429));
  assert.ok(asked.every(({ status }) => status === 201 || status === 429));
  await api.sql`delete from private.attempts`;
});

Deno.test("A TV's secret is no session, a session is no TV's secret, and neither is found in what is kept or logged", async () => {
  const house = await clinic(api.sql);
  const { code, credential } = await begin();
  const who = await admin(house);
  await who.post(`/displays/${house.display}/pair`, { code }, { "idempotency-key": crypto.randomUUID() });
  const tv = api.bearing(credential);
  for (const path of ["/me", `/establishments/${house.id}/queue`, `/establishments/${house.id}/displays`]) {
    assert.equal((await tv.get(path)).status, 401, path);
  }
  assert.equal((await who.get("/panel")).status, 401);
  const pass = (await tv.post("/panel/session")).read(RealtimeSession).access_token;
  for (const path of ["/me", "/panel", `/establishments/${house.id}/queue`]) {
    assert.equal((await api.bearing(pass).get(path)).status, 401, path);
  }
  const guesses = [
    credential.toLowerCase(),
    credential.toUpperCase(),
    credential.slice(1),
    `${credential}A`,
    "A".repeat(24),
  ];
  for (const guess of guesses) {
    if (guess !== credential) assert.equal((await api.bearing(guess).get("/panel")).status, 401);
  }
  const kept = await api.sql`
    select d::text as row from private.display_devices as d
    union all select a::text from public.audit_log as a
    union all select k::text from private.idempotency_keys as k`;
  assert.ok(kept.length > 0);
  for (const { row } of kept) assert.ok(!row.includes(credential) && !row.includes(code));
  for (const line of api.lines) assert.ok(!JSON.stringify(line).includes(credential));
});

Deno.test("Names on panels: for the TV that is paired, never for the link or for whoever has the display's id", async () => {
  const house = await clinic(api.sql);
  await api.sql`update public.establishments set panel_shows = 'names' where id = ${house.id}`;
  const [chart] = await patients(api.sql, house.id, 1);
  await api.sql`update public.patients set name = 'Severina Albuquerque' where id = ${chart}`;
  await visit(api.sql, house, { patient_id: chart, status: "called" });
  const { code, credential } = await begin();
  await (await admin(house)).post(`/displays/${house.display}/pair`, { code });
  assert.ok((await api.bearing(credential).get("/panel")).text.includes("Severina A."));
  assert.ok((await api.bearing(credential).get("/panel/calls")).text.includes("Severina A."));
  for (const path of [`/displays/${house.display}`, `/displays/${house.display}/calls`]) {
    assert.ok(!(await anybody.get(path)).text.includes("Severina"), path);
  }
});
