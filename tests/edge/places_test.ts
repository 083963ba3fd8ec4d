import assert from "node:assert/strict";
import * as z from "zod/mini";
import { NamedPlace } from "../../edge/domain/room.ts";
import { Service } from "../../edge/domain/service.ts";
import { clinic } from "../support/builders.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

Deno.test("Rooms are added by owners and listed by name for all members", async () => {
  const house = await clinic(api.sql);
  const path = `/establishments/${house.id}/rooms`;
  const owner = await api.as(house.members.owner);
  const answer = await owner.post(path, { name: "  Consultório 9 " });
  assert.equal(answer.status, 201);
  const made = answer.read(NamedPlace);
  assert.equal(made.name, "Consultório 9");
  const listed = (await (await api.as(house.members.doctor)).get(path)).read(z.array(NamedPlace));
  assert.deepEqual(listed[0], made);
  assert.equal(listed.length, 2);
  const again = await owner.post(path, { name: "Consultório 9" });
  assert.deepEqual([again.status, again.problem().code], [409, "name_taken"]);
});

Deno.test("Services have a prefix in upper case", async () => {
  const house = await clinic(api.sql);
  const path = `/establishments/${house.id}/services`;
  const owner = await api.as(house.members.owner);
  assert.equal((await owner.post(path, { name: "Vacina", prefix: "v" })).read(Service).prefix, "V");
  const listed = (await owner.get(path)).read(z.array(Service));
  assert.deepEqual(listed.map(({ name, prefix }) => [name, prefix]), [["Atendimento", "A"], ["Vacina", "V"]]);
  const { errors } = (await owner.post(path, { name: "", prefix: "ABC" })).problem();
  assert.deepEqual(errors?.map(({ path, code }) => [path, code]), [["name", "required"], [
    "prefix",
    "invalid_format",
  ]]);
});

Deno.test("Rooms and services are not added by reception, nurses and doctors", async () => {
  const house = await clinic(api.sql);
  for (const role of ["receptionist", "nurse", "doctor"] as const) {
    const caller = await api.as(house.members[role]);
    for (
      const [path, body] of [["rooms", { name: "X" }], ["services", { name: "X", prefix: "X" }]] as const
    ) {
      const answer = await caller.post(`/establishments/${house.id}/${path}`, body);
      assert.deepEqual([answer.status, answer.problem().code], [403, "role_not_allowed"]);
    }
  }
});
