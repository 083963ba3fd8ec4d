import assert from "node:assert/strict";
import { Establishment, Profile } from "../../edge/domain/establishment.ts";
import { StaffQueue } from "../../edge/domain/staff_queue.ts";
import { clinic, visit } from "../support/builders.ts";
import { testApi } from "../edge/support/test_api.ts";

const api = await testApi({ poolSize: 3 });
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

Deno.test("1,000 interleaved requests of two tenants never see each other's rows", async () => {
  const houses = await Promise.all([0, 1].map(async () => {
    const house = await clinic(api.sql);
    const ticket = await visit(api.sql, house);
    return { house, ticket, owner: await api.as(house.members.owner) };
  }));
  async function ask(i: number): Promise<void> {
    const { house, ticket, owner } = houses[i % 2];
    const other = houses[(i + 1) % 2];
    switch (i % 5) {
      case 0: {
        const me = (await owner.get("/me")).read(Profile);
        return assert.deepEqual([me.id, me.establishments.map(({ id }) => id)], [house.members.owner, [
          house.id,
        ]]);
      }
      case 1: {
        const queue = (await owner.get(`/establishments/${house.id}/queue`)).read(StaffQueue);
        return assert.deepEqual(queue.waiting.map(({ id }) => id), [ticket.id]);
      }
      case 2:
        return assert.equal((await owner.get(`/establishments/${other.house.id}`)).status, 404);
      case 3:
        // A failure inside the transaction, then an anonymous read: neither may leave a role behind.
        assert.equal((await owner.post(`/visits/${other.ticket.id}/call`)).status, 404);
        return assert.equal((await api.bearing().get(`/tickets/${ticket.token}`)).status, 200);
      default:
        return assert.equal(
          (await owner.get(`/establishments/${house.id}`)).read(Establishment).slug,
          house.slug,
        );
    }
  }
  for (let batch = 0; batch < 20; batch++) {
    await Promise.all(Array.from({ length: 50 }, (_, i) => ask(batch * 50 + i)));
  }
});
