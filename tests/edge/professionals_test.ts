import assert from "node:assert/strict";
import * as z from "zod/mini";
import { Professional } from "../../edge/domain/professional.ts";
import { clinic, professional, professionalData, visit } from "../support/builders.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

Deno.test("POST professionals stores the registration and phone bare", async () => {
  const house = await clinic(api.sql);
  const owner = await api.as(house.members.owner);
  const body = professionalData({ council: "coren", council_number: "123.456-f", phone: "(11) 3456-7890" });
  const answer = await owner.post(`/establishments/${house.id}/professionals`, body);
  assert.equal(answer.status, 201);
  const made = answer.read(Professional);
  assert.deepEqual(
    [made.council, made.council_number, made.phone, made.establishment_id],
    ["COREN", "123456F", "1134567890", house.id],
  );
  assert.deepEqual((await owner.get(`/professionals/${made.id}`)).read(Professional), made);
});

Deno.test("POST professionals is active and has no optional field unless told so", async () => {
  const house = await clinic(api.sql);
  const owner = await api.as(house.members.owner);
  const answer = await owner.post(
    `/establishments/${house.id}/professionals`,
    professionalData({ status: undefined }),
  );
  const { status, birth_date, phone, notes, council_category } = answer.read(Professional);
  assert.deepEqual([status, birth_date, phone, notes, council_category], ["active", null, null, null, null]);
});

Deno.test("GET professionals filters by specialty, whatever its case, and by status", async () => {
  const house = await clinic(api.sql);
  const owner = await api.as(house.members.owner);
  const path = `/establishments/${house.id}/professionals`;
  for (
    const [full_name, specialty, status] of [
      ["Ana", "Cardiologia", "active"],
      ["Bia", "Cardiologia pediátrica", "on_leave"],
      ["Caio", "Ortopedia", "active"],
    ]
  ) assert.equal((await owner.post(path, professionalData({ full_name, specialty, status }))).status, 201);
  const names = async (search: string) =>
    (await owner.get(path + search)).read(z.array(Professional)).map(({ full_name }) => full_name);
  assert.deepEqual(await names("?specialty=CARDIO"), ["Ana", "Bia"]);
  assert.deepEqual(await names("?specialty=cardio&status=on_leave"), ["Bia"]);
  assert.deepEqual((await names("?status=active")).slice(0, 2), ["Ana", "Caio"]);
  assert.deepEqual(await names("?specialty=%25"), []);
  const wrong = await owner.get(`${path}?status=sleeping`, { "accept-language": "en" });
  assert.deepEqual(wrong.problem().errors, [
    { path: "status", code: "invalid_choice", message: "Choose one of the options." },
  ]);
});

Deno.test("GET professionals finds words of name, registration and e-mail without accents, and shifts", async () => {
  const house = await clinic(api.sql);
  const caller = await api.as(house.members.receptionist);
  const path = `/establishments/${house.id}/professionals`;
  await professional(api.sql, house.id, {
    full_name: "José Antônio",
    council_number: "55501",
    email: "ze@hospital.example",
    shift: "night",
  });
  await professional(api.sql, house.id, { full_name: "Antônia Sá", shift: "morning" });
  const names = async (search: string) =>
    (await caller.get(path + search)).read(z.array(Professional)).map(({ full_name }) => full_name);
  assert.deepEqual(await names("?q=JOSE"), ["José Antônio"]);
  assert.deepEqual(await names("?q=antonio%20jose"), ["José Antônio"]);
  assert.deepEqual(await names("?q=ant%C3%B4ni"), ["Antônia Sá", "José Antônio"]);
  assert.deepEqual(await names("?q=555.01"), ["José Antônio"]);
  assert.deepEqual(await names("?q=ze%40hospital"), ["José Antônio"]);
  assert.deepEqual(await names("?q=antoni&shift=morning&cursor=first"), ["Antônia Sá"]);
  assert.deepEqual(await names("?q=_"), []);
});

Deno.test("GET professionals answers everybody, and 50 at a time when asked with a cursor", async () => {
  const house = await clinic(api.sql);
  const caller = await api.as(house.members.nurse);
  await api.sql`
    insert into public.professionals (establishment_id, full_name, email, specialty, council, council_number,
      council_state, shift)
    select ${house.id}, 'Pessoa ' || n / 2, 'p@example.com', case when n % 2 = 0 then 'Par' else 'Ímpar' end,
      'CRM', 'N' || n, 'SP', 'night'
    from generate_series(1, 120) as n`;
  const path = `/establishments/${house.id}/professionals`;
  const all = (await caller.get(path)).read(z.array(Professional)).map(({ id }) => id);
  assert.equal(all.length, 121);
  const paged: string[] = [];
  const sizes: number[] = [];
  for (let query: string | undefined = "?shift=night&q=pessoa&cursor=first"; query;) {
    const answer = await caller.get(path + query);
    const rows = answer.read(z.array(Professional));
    sizes.push(rows.length);
    paged.push(...rows.map(({ id }) => id));
    query = /^<(\?[^>]+)>; rel="next"$/.exec(answer.headers.get("link") ?? "")?.[1];
  }
  assert.deepEqual(sizes, [50, 50, 20]);
  assert.deepEqual(paged, all.filter((id) => id !== house.professional));
  assert.equal((await caller.get(path)).headers.get("link"), null);
  for (const cursor of ["second", crypto.randomUUID()]) {
    const answer = await caller.get(`${path}?cursor=${cursor}`);
    assert.deepEqual(answer.problem().errors?.map((error) => error.path), ["cursor"]);
  }
});

Deno.test("Professionals and specialties of another clinic are not found", async () => {
  const house = await clinic(api.sql);
  const stranger = await api.as((await clinic(api.sql)).members.owner);
  const list = `/establishments/${house.id}`;
  const one = `/professionals/${house.professional}`;
  for (
    const answer of [
      await stranger.get(`${list}/professionals`),
      await stranger.get(`${list}/professionals?cursor=first`),
      await stranger.get(`${list}/specialties`),
      await stranger.get(one),
      await stranger.patch(one, { notes: "x" }),
      await stranger.post(`${one}/link`, { user_id: null }),
      await stranger.delete(one),
    ]
  ) assert.equal(answer.status, 404);
});

Deno.test("GET specialties names each once", async () => {
  const house = await clinic(api.sql);
  for (const specialty of ["Pediatria", "Pediatria", "Acupuntura"]) {
    await professional(api.sql, house.id, { specialty });
  }
  const answer = await (await api.as(house.members.doctor)).get(`/establishments/${house.id}/specialties`);
  const names = answer.read(z.array(z.string()));
  assert.deepEqual(names.filter((name) => /^(Ped|Acu)/.test(name)), ["Acupuntura", "Pediatria"]);
});

Deno.test("POST link says which member a professional is, moves and unties", async () => {
  const house = await clinic(api.sql);
  const owner = await api.as(house.members.owner);
  const other = await professional(api.sql, house.id);
  const link = (id: string, user_id: unknown) => owner.post(`/professionals/${id}/link`, { user_id });
  const held = async (id: string) => (await owner.get(`/professionals/${id}`)).read(Professional).user_id;
  assert.equal((await link(house.professional, house.members.doctor)).status, 200);
  assert.equal(await held(house.professional), house.members.doctor);
  assert.equal((await link(other, house.members.doctor)).status, 200);
  assert.deepEqual([await held(house.professional), await held(other)], [null, house.members.doctor]);
  assert.equal((await link(other, null)).status, 200);
  assert.equal(await held(other), null);
  const unknown = await link(other, crypto.randomUUID());
  assert.deepEqual(unknown.problem().errors?.map(({ path, code }) => [path, code]), [["user_id", "unknown"]]);
  assert.equal((await link(other, "me")).status, 422);
});

Deno.test("POST professionals refuses a council number twice and names its holder", async () => {
  const house = await clinic(api.sql);
  const owner = await api.as(house.members.owner);
  const body = professionalData();
  const path = `/establishments/${house.id}/professionals`;
  const { id } = (await owner.post(path, body)).read(Professional);
  const again = await owner.post(path, { ...body, full_name: "Outra Pessoa" });
  assert.equal(again.status, 409);
  assert.equal(again.problem().code, "council_number_taken");
  assert.equal(again.problem().professional_id, id);
});

Deno.test("POST professionals names wrong fields", async () => {
  const house = await clinic(api.sql);
  const owner = await api.as(house.members.owner);
  const body = professionalData({
    full_name: "A",
    birth_date: "1990-02-30",
    council: "C1",
    council_number: "#",
    council_state: "XX",
    shift: "dawn",
    notes: "a\u0000b",
  });
  const { errors } = (await owner.post(`/establishments/${house.id}/professionals`, body)).problem();
  assert.deepEqual(
    Object.fromEntries(errors?.map(({ path, code }) => [path, code]) ?? []),
    {
      full_name: "too_short",
      birth_date: "invalid_date",
      council: "invalid_format",
      council_number: "invalid_format",
      council_state: "invalid_choice",
      shift: "invalid_choice",
      notes: "invalid_characters",
    },
  );
});

Deno.test("PATCH and DELETE professionals change what is named, and refuse to remove who saw patients", async () => {
  const house = await clinic(api.sql);
  const owner = await api.as(house.members.owner);
  const made =
    (await owner.post(`/establishments/${house.id}/professionals`, professionalData({ phone: "1134567890" })))
      .read(Professional);
  const changed = (await owner.patch(`/professionals/${made.id}`, { status: "on_leave", phone: null })).read(
    Professional,
  );
  assert.deepEqual(changed, { ...made, status: "on_leave", phone: null, updated_at: changed.updated_at });
  assert.equal((await owner.delete(`/professionals/${made.id}`)).status, 204);
  assert.equal((await owner.get(`/professionals/${made.id}`)).status, 404);
  await visit(api.sql, house, { status: "in_service", professional_id: house.professional });
  const refused = await owner.delete(`/professionals/${house.professional}`);
  assert.equal(refused.status, 409);
  assert.equal(refused.problem().code, "in_use");
});

Deno.test("Professionals are written by owners and admins only", async () => {
  const house = await clinic(api.sql);
  for (const role of ["receptionist", "nurse", "doctor"] as const) {
    const caller = await api.as(house.members[role]);
    for (
      const answer of [
        await caller.post(`/establishments/${house.id}/professionals`, professionalData()),
        await caller.patch(`/professionals/${house.professional}`, { notes: "x" }),
        await caller.delete(`/professionals/${house.professional}`),
        await caller.post(`/professionals/${house.professional}/link`, { user_id: null }),
      ]
    ) {
      assert.equal(answer.status, 403);
      assert.deepEqual([answer.problem().code, answer.problem().role], ["role_not_allowed", role]);
    }
  }
  const admin = await api.as(house.members.admin);
  assert.equal((await admin.patch(`/professionals/${house.professional}`, { notes: "x" })).status, 200);
});

Deno.test("GET professionals?ids= answers those alone, and nobody of another clinic", async () => {
  const [house, other] = [await clinic(api.sql), await clinic(api.sql)];
  const caller = await api.as(house.members.receptionist);
  await professional(api.sql, house.id);
  const path = `/establishments/${house.id}/professionals`;
  const ids = [house.professional, other.professional, crypto.randomUUID()].join(",");
  const found = (await caller.get(`${path}?ids=${ids}`)).read(z.array(Professional));
  assert.deepEqual(found.map(({ id }) => id), [house.professional]);
  for (const wrong of ["", "x", `${house.professional},`, Array(101).fill(house.professional).join(",")]) {
    assert.equal((await caller.get(`${path}?ids=${wrong}`)).problem().errors?.[0].path, "ids");
  }
  const stranger = await api.as(other.members.owner);
  assert.equal((await stranger.get(`${path}?ids=${house.professional}`)).status, 404);
});

Deno.test("GET professionals?on_shift=true leaves out who is away, paged as any list", async () => {
  const house = await clinic(api.sql);
  const caller = await api.as(house.members.receptionist);
  await professional(api.sql, house.id, { status: "on_leave" });
  const path = `/establishments/${house.id}/professionals?on_shift=true`;
  for (const query of [path, `${path}&cursor=first`]) {
    const found = (await caller.get(query)).read(z.array(Professional));
    assert.deepEqual(found.map(({ id }) => id), [house.professional]);
  }
});
