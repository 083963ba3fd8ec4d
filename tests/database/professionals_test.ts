import assert from "node:assert/strict";
import * as z from "zod/mini";
import { Professional } from "../../edge/domain/professional.ts";
import { codeOf, refusal, user } from "../support/actors.ts";
import { type Clinic, clinic, person, professionalData, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Row = z.extend(Professional, { user_id: z.nullable(z.string()) });
const Page = z.object({ professionals: z.array(Row), next: z.nullable(z.string()) });
type Page = z.infer<typeof Page>;

/** A clinic with the professionals named, beside the one it starts with. */
async function staffed(people: Record<string, unknown>[]): Promise<Clinic> {
  const house = await clinic(sql);
  await sql`delete from public.professionals where establishment_id = ${house.id}`;
  const rows = people.map((person) => ({ ...professionalData(person), establishment_id: house.id }));
  await sql`insert into public.professionals ${sql(rows)}`;
  return house;
}

/** Names that a search finds on its first page. */
async function find(house: Clinic, filters: object): Promise<string[]> {
  const nurse = user(sql, house.members.nurse);
  const [{ answer }] = await nurse.run((sql) =>
    sql`select private.search_professionals(${house.id}, ${
      JSON.stringify(filters)
    }::text::jsonb, null) as answer`
  );
  return z.parse(Page, answer).professionals.map(({ full_name }) => full_name);
}

Deno.test("search_professionals() by text ignores accents and case, and wants every word", async () => {
  const house = await staffed([
    { full_name: "Ângela Conceição", specialty: "Pediatria" },
    { full_name: "Angelo Souza", specialty: "Ortopedia", council_number: "778899" },
    { full_name: "José D'Ávila", specialty: "Clínica médica", email: "jose_davila@example.com" },
  ]);
  assert.deepEqual(await find(house, {}), ["Ângela Conceição", "Angelo Souza", "José D'Ávila"]);
  assert.deepEqual(await find(house, { text: "angel" }), ["Ângela Conceição", "Angelo Souza"]);
  assert.deepEqual(await find(house, { text: "  CONCEICAO ângela " }), ["Ângela Conceição"]);
  assert.deepEqual(await find(house, { text: "angela souza" }), []);
  assert.deepEqual(await find(house, { text: "pediatria" }), ["Ângela Conceição"]);
  assert.deepEqual(await find(house, { text: "77-88" }), ["Angelo Souza"]);
  assert.deepEqual(await find(house, { text: "jose_" }), ["José D'Ávila"]);
  assert.deepEqual(await find(house, { text: "a%a" }), []);
  assert.deepEqual(await find(house, { text: "d'ávila" }), ["José D'Ávila"]);
  for (const text of ["davila", "D'Avila", "d’ávila jose", "Dávila", "d avila"]) {
    assert.deepEqual(await find(house, { text }), ["José D'Ávila"], text);
  }
  assert.deepEqual((await find(house, { text: "   " })).length, 3);
});

Deno.test("search_professionals() finds a registration however it is written", async () => {
  const [council_state, council_category] = ["SP", "ENF"];
  const house = await staffed([
    { full_name: "Ana", council: "CRM", council_state, council_number: "123456", council_category: null },
    {
      full_name: "Bia",
      council: "CRM",
      council_state: "RJ",
      council_number: "123456",
      council_category: null,
    },
    { full_name: "Caio", council: "COREN", council_state, council_number: "98765", council_category },
  ]);
  for (const text of ["CRM-SP 123456", "crm/sp 123456", "CRM 123456/SP", "crm123456 sp", "CRM-SP123.456"]) {
    assert.deepEqual(await find(house, { text }), ["Ana"], text);
  }
  assert.deepEqual(await find(house, { text: "123456" }), ["Ana", "Bia"]);
  assert.deepEqual(await find(house, { text: "coren-sp-enf 98765" }), ["Caio"]);
  assert.deepEqual(await find(house, { text: "coren/sp 98765" }), ["Caio"]);
});

Deno.test("search_professionals() filters by specialty, status and shift together", async () => {
  const house = await staffed([
    { full_name: "Ana", specialty: "Pediatria", status: "active", shift: "morning" },
    { full_name: "Bia", specialty: "Pediatria", status: "on_leave", shift: "morning" },
    { full_name: "Caio", specialty: "Ortopedia", status: "active", shift: "night" },
    { full_name: "Duda", specialty: "Gineco-obstetrícia", status: "active", shift: "night" },
  ]);
  assert.deepEqual(await find(house, { specialty: "gineco-obst" }), ["Duda"]);
  assert.deepEqual(await find(house, { specialty: "PEDIÁT" }), ["Ana", "Bia"]);
  assert.deepEqual(await find(house, { specialty: "pediat", status: "active" }), ["Ana"]);
  assert.deepEqual(await find(house, { shift: "morning", text: "b" }), ["Bia"]);
  assert.deepEqual(await find(house, { shift: "afternoon" }), []);
});

Deno.test("search_professionals() pages by 50 without gap or repetition, equal names too", async () => {
  const people = Array.from({ length: 120 }, (_, i) => ({ full_name: `Dra. ${"ABC"[i % 3]}lice` }));
  const house = await staffed(people);
  const nurse = user(sql, house.members.nurse);
  const pages: Page[] = [];
  for (let cursor: string | null = null; pages.length === 0 || cursor !== null;) {
    const [{ answer }]: { answer?: unknown }[] = await nurse.run((sql) =>
      sql`select private.search_professionals(${house.id}, '{}', ${cursor}) as answer`
    );
    const page = z.parse(Page, answer);
    pages.push(page);
    cursor = page.next;
  }
  assert.deepEqual(pages.map(({ professionals }) => professionals.length), [50, 50, 20]);
  const all = pages.flatMap(({ professionals }) => professionals);
  assert.equal(new Set(all.map(({ id }) => id)).size, 120);
  const names = all.map(({ full_name }) => full_name);
  assert.deepEqual(names, [...names].sort());
});

Deno.test("search_professionals() does not go on after a row that is gone or somebody else's", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  const nurse = user(sql, house.members.nurse);
  for (const cursor of [other.professional, crypto.randomUUID()]) {
    const { code } = await refusal(nurse.call(Page, "search_professionals", house.id, {}, cursor));
    assert.equal(code, "INVLD");
  }
});

Deno.test("professionals: removed while nothing refers to them, kept afterwards", async () => {
  const house = await clinic(sql);
  const owner = user(sql, house.members.owner);
  const seen = await visit(sql, house, { status: "called", professional_id: house.professional });
  const remove = () =>
    owner.run((sql) => sql`delete from public.professionals where id = ${house.professional}`);
  assert.match(await codeOf(remove()), /^23(503|001)$/);
  await sql`update public.visits set professional_id = null where id = ${seen.id}`;
  assert.equal((await remove()).count, 1);
});

Deno.test("link_professional() by owners and admins, to a member", async () => {
  const house = await clinic(sql);
  const link = (by: string, member: string) =>
    user(sql, by).call(z.unknown(), "link_professional", house.professional, member);
  assert.equal(await codeOf(link(house.members.doctor, house.members.doctor)), "DNIED");
  assert.equal(await codeOf(link(house.members.admin, await person(sql))), "INVLD");
  assert.deepEqual(await link(house.members.admin, house.members.doctor), {
    id: house.professional,
    user_id: house.members.doctor,
  });
  const unlink = user(sql, house.members.admin).run((sql) =>
    sql`select private.link_professional(${house.professional}, null) as answer`
  );
  assert.equal((await unlink)[0].answer.user_id, null);
});

Deno.test("search_professionals() finds who is on shift: the active ones whose shift covers the local hour", async () => {
  const house = await staffed([
    ...["morning", "afternoon", "night", "full_day"].map((shift) => ({ full_name: shift, shift })),
    { full_name: "On leave", shift: "full_day", status: "on_leave" },
  ]);
  const [{ timezone }] = await sql`select timezone from public.establishments where id = ${house.id}`;
  for (let hour = 0; hour < 24; hour++) {
    const [{ shifts }] = await sql`
      select private.shifts_at(('2026-11-20 00:30'::timestamp + make_interval(hours => ${hour})) at time zone ${timezone},
        ${timezone}) as shifts`;
    const covers = {
      morning: hour >= 6 && hour < 14,
      afternoon: hour >= 12 && hour < 20,
      night: hour >= 18 || hour < 7,
    };
    const wanted = Object.entries(covers).filter(([, holds]) => holds).map(([shift]) => shift);
    assert.deepEqual([...shifts].sort(), [...wanted, "full_day"].sort(), `${hour} h`);
  }
  const [{ now }] = await sql`select private.shifts_at(now(), ${timezone}) as now`;
  assert.deepEqual((await find(house, { on_shift: "true" })).sort(), [...now].sort());
  assert.equal((await find(house, {})).length, 5);
});
