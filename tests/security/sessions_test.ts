import assert from "node:assert/strict";
import { Profile } from "../../edge/domain/establishment.ts";
import { clinic, patients, visit } from "../support/builders.ts";
import { chartLink, holder, openSession } from "../support/people.ts";
import { sessionToken, testApi } from "../edge/support/test_api.ts";
import { readCatalogue } from "./support/api_catalogue.ts";
import { bodyFor } from "./support/right_bodies.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

/** Somebody with a token of Auth, which names its session. */
async function enter(user: string) {
  const id = await openSession(api.sql, user);
  return { id, client: api.bearing(await sessionToken(user, { session_id: id })) };
}

Deno.test("An ended session: every route answers 401 to a token that is still good", async () => {
  const house = await clinic(api.sql);
  await visit(api.sql, house);
  const { owner } = house.members;
  const { id: session, client } = await enter(owner);
  for (const path of ["/me", "/me/sessions", `/establishments/${house.id}/queue`]) {
    assert.equal((await client.get(path)).status, 200, path);
  }
  await api.sql`delete from auth.sessions where id = ${session}`;
  const { routes } = await readCatalogue(api);
  const answered: Record<string, number> = {};
  for (const { id, method, path, isPublic, body } of routes) {
    if (isPublic) continue;
    const url = path.replace("{id}", house.id).replace("{user}", house.members.nurse)
      .replace("{token}", "A".repeat(24)).replace(/\{\w+\}/g, crypto.randomUUID());
    const init = body
      ? { headers: { "content-type": "application/json" }, body: JSON.stringify(bodyFor(id, house)) }
      : {};
    const { status } = await client.send(url, { method, ...init });
    if (status !== 401) answered[`${method} ${path}`] = status;
  }
  assert.deepEqual(answered, {});
  assert.ok(routes.length > 60);
});

Deno.test("An ended session: no row, no message and no account is seen by whatever asks Postgres itself", async () => {
  const house = await clinic(api.sql);
  const ana = await holder(api.sql);
  const [chart] = await patients(api.sql, house.id, 1);
  await chartLink(api.sql, house.id, { patient_id: chart, user_id: ana.id });
  const seen = async (user: string, session: string) => {
    const claims = JSON.stringify({ sub: user, role: "authenticated", session_id: session });
    return await api.sql.begin(async (sql) => {
      await sql`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${claims}, true)`;
      const [row] = await sql`
        select (select count(*)::int from public.establishments) as places,
          (select count(*)::int from public.patients) as charts,
          (select count(*)::int from public.patient_accounts) as accounts,
          (select count(*)::int from private.my_establishments('owner')) as rights`;
      return { ...row };
    });
  };
  const [owner, holder_] = [await enter(house.members.owner), await enter(ana.id)];
  const whole = { places: 1, charts: 1, accounts: 0, rights: 1 };
  const nothing = { places: 0, charts: 0, accounts: 0, rights: 0 };
  assert.deepEqual(await seen(house.members.owner, owner.id), whole);
  assert.deepEqual(await seen(ana.id, holder_.id), { ...nothing, accounts: 1 });
  // Somebody else's session does not speak for them.
  assert.deepEqual(await seen(house.members.owner, holder_.id), nothing);
  await api.sql`update auth.sessions set not_after = now() where id in ${api.sql([owner.id, holder_.id])}`;
  for (const [user, session] of [[house.members.owner, owner.id], [ana.id, holder_.id]]) {
    assert.deepEqual(await seen(user, session), nothing);
  }
  assert.deepEqual(await seen(house.members.owner, "no uuid"), nothing);
});

Deno.test("A patient's session is told of no clinic, and of no answer that staff had for the same key", async () => {
  const house = await clinic(api.sql);
  const { owner } = house.members;
  const [staff, patient] = [(await enter(owner)).client, (await enter(owner)).client];
  assert.equal((await patient.post("/auth/narrow")).status, 204);
  assert.deepEqual((await patient.get("/me")).read(Profile).establishments, []);
  assert.equal((await staff.get("/me")).read(Profile).establishments[0]?.id, house.id);

  const ask = (who: typeof staff) =>
    who.post(`/establishments/${house.id}/visits`, { patient: { name: "Maria" } }, {
      "idempotency-key": "one",
    });
  const first = await ask(staff);
  assert.equal(first.status, 201);
  assert.deepEqual([(await ask(patient)).status, (await ask(patient)).text.includes("Maria")], [409, false]);
  assert.equal((await ask(staff)).text, first.text);
});
