import assert from "node:assert/strict";
import type { ProfessionalFilter } from "../../edge/domain/professional.ts";
import { classifiersFor } from "../../web/state/create_classifiers.ts";
import type { Colleague } from "../../web/state/create_staffing.ts";

const colleague = (full_name: string, council: Colleague["council"], category: string | null = null) => ({
  id: full_name,
  full_name,
  specialty: "Clínica médica",
  status: "active" as const,
  council,
  council_category: category,
});
const HOUSE = [
  colleague("Zélia", "CRM"),
  colleague("Ana", "COREN", "ENF"),
  colleague("Téo", "COREN", "TEC"),
  colleague("Caio", "CRP"),
];
const OTHERS = [{ id: "member", name: "bia@example.com" }];

/** A clinic whose one page holds so many. */
const clinic = (pageSize: number) => (filter: ProfessionalFilter) => {
  const all = HOUSE.filter(({ full_name }) => full_name.includes(filter.q ?? ""));
  const next = all.length > pageSize ? "more" : null;
  const professionals = filter.on_shift ? [HOUSE[0]] : all.slice(0, pageSize);
  return Promise.resolve({ ok: true as const, data: { professionals, next } });
};

Deno.test("classifiersFor() proposes physicians, nurses and such members by name, nobody else", async () => {
  assert.deepEqual(await classifiersFor(clinic(50), OTHERS, ""), {
    people: [{ id: "Ana", name: "Ana" }, { id: "member", name: "bia@example.com" }, {
      id: "Zélia",
      name: "Zélia",
    }],
    isPart: false,
  });
});

Deno.test("classifiersFor() proposes those on shift of too many, and finds the others by name", async () => {
  const proposed = await classifiersFor(clinic(2), OTHERS, "");
  assert.deepEqual(proposed?.people.map(({ id }) => id), ["member", "Zélia"]);
  assert.equal(proposed.isPart, true);
  assert.deepEqual((await classifiersFor(clinic(2), OTHERS, "Ana"))?.people.map(({ id }) => id), ["Ana"]);
  assert.deepEqual((await classifiersFor(clinic(2), OTHERS, "BIA"))?.people.map(({ id }) => id), ["member"]);
});

Deno.test("classifiersFor() says when nothing could be read", async () => {
  const problem = { status: 0, code: "unreachable", title: "", errors: [] };
  assert.equal(await classifiersFor(() => Promise.resolve({ ok: false, problem }), OTHERS, ""), null);
});
