import assert from "node:assert/strict";
import * as z from "zod/mini";
import { Professional } from "../../edge/domain/professional.ts";
import { clinic, professionalData, visit } from "../support/builders.ts";
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
      ]
    ) {
      assert.equal(answer.status, 403);
      assert.deepEqual([answer.problem().code, answer.problem().role], ["role_not_allowed", role]);
    }
  }
  const admin = await api.as(house.members.admin);
  assert.equal((await admin.patch(`/professionals/${house.professional}`, { notes: "x" })).status, 200);
});
