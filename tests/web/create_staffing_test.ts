import assert from "node:assert/strict";
import type { ProfessionalFilter } from "../../edge/domain/professional.ts";
import { type Colleague, createStaffing, offerFor } from "../../web/state/create_staffing.ts";

const colleague = (name: string): Colleague => ({
  id: name,
  full_name: name,
  specialty: "Pediatria",
  status: "active",
  council: "CRM",
  council_category: null,
});

/** A clinic's API: who is active, how many of them one page holds, and who is on shift. */
function clinic(active: string[], onShift: string[], pageSize = 50) {
  const asked: ProfessionalFilter[] = [];
  return {
    asked,
    search: (filter: ProfessionalFilter) => {
      asked.push(filter);
      const all = filter.on_shift ? onShift : active.filter((name) => name.includes(filter.q ?? ""));
      const professionals = all.slice(0, pageSize).map(colleague);
      return Promise.resolve({
        ok: true as const,
        data: { professionals, next: all.length > pageSize ? "x" : null },
      });
    },
  };
}

const namesOf = (offer: Awaited<ReturnType<typeof offerFor>>) =>
  offer?.colleagues.map(({ full_name }) => full_name);

Deno.test("offerFor() offers everybody who is active while one page holds them", async () => {
  const { search, asked } = clinic(["Ana", "Bia"], ["Bia"]);
  const offer = await offerFor(search, "");
  assert.deepEqual([namesOf(offer), offer?.isPart], [["Ana", "Bia"], false]);
  assert.deepEqual(asked, [{ status: "active" }]);
});

Deno.test("offerFor() offers those on shift of too many, and finds the others by name", async () => {
  const { search } = clinic(["Ana", "Bia", "Caio"], ["Caio"], 2);
  const offer = await offerFor(search, "");
  assert.deepEqual([namesOf(offer), offer?.isPart], [["Caio"], true]);
  assert.deepEqual(namesOf(await offerFor(search, "An")), ["Ana"]);
  const nobodyOnShift = clinic(["Ana", "Bia", "Caio"], [], 2);
  assert.deepEqual(namesOf(await offerFor(nobodyOnShift.search, "")), ["Ana", "Bia"]);
});

Deno.test("createStaffing() learns names once, by id, and those that it has offered", async () => {
  const asked: (readonly string[])[] = [];
  const { search } = clinic(["Ana", "Bia"], []);
  const staffing = createStaffing({
    known: [colleague("Zoé")],
    offer: { colleagues: [], isPart: false },
    search,
    byId: (ids) => {
      asked.push(ids);
      return Promise.resolve({ ok: true, data: ids.map(colleague) });
    },
  });
  await staffing.learn(["Zoé", null, "Caio"]);
  await staffing.learn(["Caio"]);
  assert.deepEqual(asked, [["Caio"]]);
  staffing.offer.ask("");
  while (staffing.offer.isOpen.value) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual(staffing.known.value.map(({ id }) => id).sort(), ["Ana", "Bia", "Caio", "Zoé"]);
});
