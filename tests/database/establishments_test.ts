import assert from "node:assert/strict";
import * as z from "zod/mini";
import { CreatedEstablishment, Profile } from "../../edge/domain/establishment.ts";
import { codeOf, refusal, user } from "../support/actors.ts";
import { clinic, establishmentData, person } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const founder = user(sql, await person(sql));
const found = (changes: Record<string, unknown>) =>
  founder.call(CreatedEstablishment, "create_establishment", establishmentData(changes));

async function rowOf(id: string) {
  const [row] = await sql`select * from public.establishments where id = ${id}`;
  return row;
}

Deno.test("create_establishment() makes the caller the owner of a furnished clinic", async () => {
  const owner = user(sql, await person(sql));
  const data = establishmentData({
    cnpj: "12.ABC.345/01DE-35",
    phone: "(11) 3322-4455",
    postal_code: "01310-100",
  });
  const { id, slug } = await owner.call(CreatedEstablishment, "create_establishment", data);
  const row = await rowOf(id);
  assert.deepEqual([row.cnpj, row.phone, row.postal_code], ["12ABC34501DE35", "1133224455", "01310100"]);
  const profile = await owner.call(Profile, "my_profile");
  assert.deepEqual(profile.establishments, [
    { id, slug, name: data.name, role: "owner", timezone: "America/Sao_Paulo" },
  ]);
  const [{ services, displays, queues }] = await sql`select
    (select array_agg(prefix || ' ' || name) from public.services where establishment_id = ${id}) as services,
    (select array_agg(name) from public.displays where establishment_id = ${id}) as displays,
    (select count(*)::int from public.queues where establishment_id = ${id}) as queues`;
  assert.deepEqual({ services, displays, queues }, {
    services: ["A Atendimento"],
    displays: ["Recepção"],
    queues: 1,
  });
});

Deno.test("create_establishment() makes the slug from the name, another one for the same name", async () => {
  const slugs = [];
  for (const name of ["Clínica São José", "  CLINICA SAO JOSE!", "***", "Ünï & Co."]) {
    slugs.push((await found({ name })).slug);
  }
  assert.deepEqual(slugs, ["clinica-sao-jose", "clinica-sao-jose-2", "clinica", "uni-co"]);
  const many = await Promise.all(Array.from({ length: 8 }, () => found({ name: "Vida" })));
  assert.equal(new Set(many.map(({ slug }) => slug)).size, 8);
});

Deno.test("create_establishment() refuses a CNPJ that is registered, concurrently too", async () => {
  const { cnpj } = establishmentData();
  const ended = await Promise.allSettled(Array.from({ length: 5 }, () => found({ cnpj })));
  assert.equal(ended.filter(({ status }) => status === "fulfilled").length, 1);
  assert.equal(await codeOf(found({ cnpj })), "CNPJT");
});

Deno.test("create_establishment() derives the time zone of every state, and takes a real one that is given", async () => {
  const zones: Record<string, string> = {
    AC: "America/Rio_Branco",
    AM: "America/Manaus",
    BA: "America/Bahia",
    CE: "America/Fortaleza",
    MS: "America/Campo_Grande",
    PA: "America/Belem",
    PE: "America/Recife",
    RO: "America/Porto_Velho",
    RR: "America/Boa_Vista",
    SP: "America/Sao_Paulo",
    TO: "America/Araguaina",
  };
  for (const [state, zone] of Object.entries(zones)) {
    assert.equal((await rowOf((await found({ state })).id)).timezone, zone, state);
  }
  const { id } = await found({ state: "PE", timezone: "America/Noronha" });
  assert.equal((await rowOf(id)).timezone, "America/Noronha");
  for (const timezone of ["America/Sao_Paolo", "-03", "BRT+3"]) {
    const { code, detail } = await refusal(found({ timezone }));
    assert.deepEqual([code, JSON.parse(detail ?? "").errors[0].path], ["INVLD", "timezone"], timezone);
  }
});

Deno.test("create_establishment() names the field that breaks a rule", async () => {
  const wrong: Record<string, unknown> = {
    name: "A",
    cnpj: "11.222.333/0001-82",
    segment: "spa",
    employees: -1,
    website: "javascript:alert(1)",
    email: "nobody",
    phone: "123",
    postal_code: "0131010",
    address: "",
    city: null,
    state: "XX",
    description: "x".repeat(2001),
    language: "fr",
  };
  for (const [path, value] of Object.entries(wrong)) {
    const { code, detail } = await refusal(found({ [path]: value }));
    assert.deepEqual([code, JSON.parse(detail ?? "").errors[0].path], ["INVLD", path], path);
  }
  const { detail } = await refusal(found({ employees: "many" }));
  assert.equal(JSON.parse(detail ?? "").errors[0].path, "employees");
});

Deno.test("create_establishment() takes nothing that is not the caller's to say", async () => {
  const [id, slug] = [crypto.randomUUID(), "minha"];
  const made = await found({ id, slug, version: 99, created_at: "2000-01-01" });
  assert.notEqual(made.id, id);
  assert.notEqual(made.slug, slug);
  assert.equal((await rowOf(made.id)).version, 1);
});

Deno.test("establishments: an owner's edit counts the version and checks the zone", async () => {
  const house = await clinic(sql);
  const owner = user(sql, house.members.owner);
  const edit = (version: number, timezone: string) =>
    owner.call(z.looseObject({ version: z.number() }), "update_establishment", house.id, String(version), {
      timezone,
    });
  assert.equal((await edit(1, "America/Manaus")).version, 2);
  assert.equal(await codeOf(edit(2, "Mars/Olympus")), "INVLD");
});

Deno.test("professionals: a council number that is taken says whose it is, unless it is another state's", async () => {
  const house = await clinic(sql);
  const owner = user(sql, house.members.owner);
  const row = {
    establishment_id: house.id,
    full_name: "Dr. Caio Lima",
    email: "caio@example.com",
    specialty: "Pediatria",
    council: "CRM",
    council_number: "55501",
    council_state: "SP",
    shift: "morning",
  };
  const add = (changes: object) =>
    owner.run(async (sql) =>
      await sql`insert into public.professionals ${sql({ ...row, ...changes })} returning id`
    );
  const [{ id }] = await add({});
  const { code, detail } = await refusal(add({}));
  assert.deepEqual([code, z.parse(z.object({ id: z.string() }), JSON.parse(detail ?? "")).id], ["COUNT", id]);
  await add({ council_state: "RJ" });
  await add({ council_category: "ESP" });
  const stranger = user(sql, await person(sql));
  const probe = stranger.run((sql) => sql`insert into public.professionals ${sql(row)}`);
  assert.equal(await codeOf(probe), "42501");
});
