import assert from "node:assert/strict";
import { Answer, Terms } from "../../../edge/domain/analytics/question.ts";
import { KeptQuestion, KeptQuestions } from "../../../edge/domain/analytics/kept_question.ts";
import { planOf } from "../../../edge/domain/analytics/plan.ts";
import { clinic, visit } from "../../support/builders.ts";
import { testApi } from "../support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

/** A clinic, and its members as askers. */
async function asking() {
  const house = await clinic(api.sql);
  const path = `/establishments/${house.id}/analytics`;
  const member = async (role: keyof typeof house.members) => {
    const client = await api.as(house.members[role]);
    return {
      client,
      ask: async (question: string, previous?: unknown) =>
        (await client.post(`${path}/questions`, { question, previous })).read(Answer),
      kept: async (language = "pt-BR") =>
        (await client.get(`${path}/kept`, { "accept-language": language })).read(KeptQuestions),
      save: (title: string, plan: unknown = planOf({})) => client.post(`${path}/kept`, { title, plan }),
      forget: (id = "") => client.delete(`${path}/kept${id && `/${id}`}`),
    };
  };
  return { house, member };
}

Deno.test("questions that were understood are kept for their asker alone, the latest first", async () => {
  const { member } = await asking();
  const [nurse, owner] = [await member("nurse"), await member("owner")];
  await nurse.ask("quantas visitas hoje?");
  const { plan } = await nurse.ask("espera média por cor");
  await nurse.ask("qual a cor do cavalo branco?");
  await nurse.ask("quantas visitas hoje?");
  const { asked, saved } = await nurse.kept();
  assert.deepEqual(asked.map(({ name }) => name), ["quantas visitas hoje?", "espera média por cor"]);
  assert.deepEqual(asked[1].plan, plan);
  assert.equal(asked[1].words, "Espera média por cor, últimos 30 dias, todos os serviços");
  assert.match((await nurse.kept("en")).asked[1].words ?? "", /^Average wait by colour/);
  assert.deepEqual(saved, []);
  assert.deepEqual(await owner.kept(), { asked: [], saved: [] });
  assert.equal((await owner.forget(asked[0].id)).status, 404);
  assert.equal((await nurse.forget(asked[0].id)).status, 204);
  assert.deepEqual((await nurse.kept()).asked.map(({ name }) => name), ["espera média por cor"]);
});

Deno.test("of what was asked fifty are kept, and all of it can be forgotten; what was saved stays", async () => {
  const { house, member } = await asking();
  const doctor = await member("doctor");
  await api.sql`
    insert into private.kept_questions (establishment_id, user_id, question, plan, kept_at)
    select ${house.id}, ${house.members.doctor}, 'pergunta ' || n, '{}', now() - n * interval '1 hour'
    from generate_series(1, 60) as n`;
  await doctor.ask("quantas visitas hoje?");
  const { asked } = await doctor.kept();
  assert.equal(asked.length, 50);
  assert.deepEqual([asked[0].name, asked[49].name], ["quantas visitas hoje?", "pergunta 49"]);
  assert.equal((await doctor.save("Hoje")).status, 201);
  assert.equal((await doctor.forget()).status, 204);
  const left = await doctor.kept();
  assert.deepEqual([left.asked.length, left.saved.length], [0, 1]);
});

Deno.test("a plan is saved under a title of its own, and one that counts no more says so", async () => {
  const { house, member } = await asking();
  const [admin, nurse] = [await member("admin"), await member("nurse")];
  const saved = (await admin.save(" Fila de hoje ", planOf({ dimensions: ["hour"] }))).read(KeptQuestion);
  assert.deepEqual([saved.name, saved.words], [
    "Fila de hoje",
    "Chegadas por hora, últimos 30 dias, todos os serviços",
  ]);
  assert.equal((await admin.save("Fila de hoje")).problem().code, "name_taken");
  assert.equal((await nurse.save("Fila de hoje")).status, 201, "titles are everybody's own");
  assert.equal((await admin.save("  ")).status, 422);
  assert.equal((await admin.save("Outra", { ...planOf({}), measures: ["salaries"] })).status, 422);
  await api.sql`
    update private.kept_questions set plan = plan || '{"measures": ["beds"]}' where id = ${saved.id}`;
  assert.deepEqual((await admin.kept()).saved, [{ ...saved, plan: null, words: null }]);
  await api.sql`
    insert into private.kept_questions (establishment_id, user_id, title, plan)
    select ${house.id}, ${house.members.admin}, 'Número ' || n, '{}' from generate_series(1, 49) as n`;
  assert.equal((await admin.save("Mais uma")).problem().errors?.[0].code, "too_many");
});

Deno.test("kept questions end with the membership, and a clinic where nobody came yet says so", async () => {
  const { house, member } = await asking();
  const nurse = await member("nurse");
  await nurse.ask("quantas visitas hoje?");
  const terms = async () =>
    (await (await member("owner")).client.get(`/establishments/${house.id}/analytics/terms`)).read(Terms);
  assert.equal((await terms()).is_empty, true);
  const { id } = await visit(api.sql, house);
  await api.sql`insert into public.visit_events (establishment_id, visit_id, act, to_status)
    values (${house.id}, ${id}, 'create', 'waiting')`;
  assert.equal((await terms()).is_empty, false);
  await api.sql`delete from public.members where user_id = ${house.members.nurse}`;
  const [{ count }] = await api.sql`
    select count(*)::int from private.kept_questions where user_id = ${house.members.nurse}`;
  assert.equal(count, 0);
});
