import assert from "node:assert/strict";
import { NewEstablishment } from "../../edge/domain/establishment.ts";
import { codeOf, user } from "../support/actors.ts";
import { clinic, establishmentData, person } from "../support/builders.ts";
import { testApi } from "../edge/support/test_api.ts";
import * as z from "zod/mini";

const api = await testApi({ trustedProxies: 1 });
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

async function useUp(bucket: string, key: string, max: number, period: string) {
  await api.sql`
    select private.take_attempt(${bucket}, ${key}, ${max}, ${period}::text::interval)
    from generate_series(1, ${max}::int)`;
}

Deno.test("invitations: so many mails to an address, by a login, by a clinic; strangers use up nobody's", async () => {
  const [house, other] = [await clinic(api.sql), await clinic(api.sql)];
  const owner = await api.as(house.members.owner);
  const stranger = await api.as(other.members.owner);
  const nurse = await api.as(house.members.nurse);
  const invite = async (who: typeof owner, email: string, at = house.id) =>
    (await who.post(`/establishments/${at}/members`, { email, role: "nurse" })).status;
  for (let tries = 0; tries < 6; tries++) {
    assert.equal(await invite(stranger, "ana@example.com"), 404);
    assert.equal(await invite(nurse, "ana@example.com"), 403);
  }
  for (let tries = 0; tries < 5; tries++) assert.equal(await invite(owner, "ana@example.com"), 201);
  assert.equal(await invite(owner, "ANA@example.com"), 429);
  assert.equal(await invite(owner, "bia@example.com"), 201);
  assert.equal(await invite(stranger, "ana@example.com", other.id), 201, "another clinic still may");
  await useUp("invite_address", "caio@example.com", 20, "1 day");
  assert.equal(await invite(owner, "caio@example.com"), 429);
  await useUp("invite", other.members.owner, 40, "1 hour");
  assert.equal(await invite(stranger, "dora@example.com", other.id), 429);
  await useUp("invite_establishment", house.id, 120, "1 day");
  assert.equal(await invite(owner, "eva@example.com"), 429);
  assert.equal(await invite(await api.as(other.members.admin), "eva@example.com", other.id), 201);
});

Deno.test("clinics: ten a day by login, whatever their network; a hundred by network", async () => {
  const make = async (who: string, from: string) => {
    const headers = { "x-forwarded-for": from };
    return (await (await api.as(who)).post("/establishments", establishmentData(), headers)).status;
  };
  const [maker, colleague] = [await person(api.sql), await person(api.sql)];
  for (let made = 0; made < 10; made++) assert.equal(await make(maker, `198.51.100.${made}`), 201);
  assert.equal(await make(maker, "198.51.100.99"), 429);
  assert.equal(await make(colleague, "198.51.100.99"), 201);
  await useUp("new_establishment_network", "203.0.113.1", 100, "1 day");
  assert.equal(await make(colleague, "203.0.113.1"), 429);
});

Deno.test("names of clinics lead nowhere: mails carry them to strangers", async () => {
  const links = [
    "Vez: entre em https://vez.evil.test",
    "Bloqueado www.exemplo",
    "Acesse vez-conta.com",
    "Clínica evil.com.br/entrar",
    "ftp://x",
    "Clínica Boa.Saude",
  ];
  const fine = ["Clínica Dr. Hélio", "Saúde S.A.", "Hospital 24h - Unid. II", "Clínica Ana & Bia Ltda."];
  const owner = await person(api.sql);
  for (const name of links) {
    const answer = await (await api.as(owner)).post("/establishments", establishmentData({ name }));
    assert.equal(answer.problem().errors?.[0].code, "has_link", name);
    const direct = user(api.sql, owner).call(
      z.unknown(),
      "create_establishment",
      establishmentData({ name }),
    );
    assert.equal(await codeOf(direct), "INVLD", name);
  }
  for (const name of fine) {
    assert.ok(NewEstablishment.safeParse(establishmentData({ name })).success, name);
    await user(api.sql, owner).call(z.unknown(), "create_establishment", establishmentData({ name }));
  }
  const house = await clinic(api.sql);
  await assert.rejects(
    async () =>
      await api.sql`update public.establishments set name = 'a.test' || '.com' where id = ${house.id}`,
    { code: "INVLD" },
  );
});

Deno.test("recoveries: whoever uses up what a network may leaves each address in it a few of its own", async () => {
  const [here, elsewhere] = ["203.0.113.2", "203.0.113.3"];
  const ask = async (identifier: string, from: string) =>
    (await api.bearing().post("/auth/recovery", { identifier }, { "x-forwarded-for": from })).status;
  await useUp("recovery", here, 120, "1 hour");
  for (let tries = 0; tries < 2; tries++) assert.equal(await ask("ana@example.com", here), 202);
  assert.equal(await ask("ana@example.com", here), 429);
  assert.equal(await ask("bia@example.com", here), 202);
  for (let tries = 0; tries < 8; tries++) assert.equal(await ask("ana@example.com", elsewhere), 202);
  assert.equal(await ask("ana@example.com", elsewhere), 429);
});
