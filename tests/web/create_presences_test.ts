import assert from "node:assert/strict";
import type { Presence, StaffedProfessional } from "../../edge/domain/presence.ts";
import type { Answer } from "../../web/backend/api.ts";
import { createPresences } from "../../web/state/create_presences.ts";

const person = (id: string, user_id: string | null): StaffedProfessional => ({
  professional_id: id,
  full_name: id,
  user_id,
  state: null,
  reason: null,
  room_id: null,
  since: null,
  services: [],
});
const since = "2026-11-21T12:00:00Z";
const failed = (status: number, code: string): Answer<Presence> => ({
  ok: false,
  problem: { status, code, title: "", errors: [] },
});

Deno.test("createPresences() knows whose desk it is and shows a mark when it was taken", async () => {
  const held = createPresences({
    userId: "u1",
    list: () => Promise.resolve({ ok: true, data: [person("ana", null), person("bia", "u1")] }),
    mark: (professional_id, { state }) =>
      Promise.resolve({ ok: true, data: { professional_id, state, reason: null, room_id: "r1", since } }),
  });
  await held.load();
  assert.equal(held.own.value?.professional_id, "bia");
  assert.equal(await held.mark("bia", { state: "at_work", room_id: "r1" }), true);
  assert.deepEqual(
    held.people.value?.map(({ state, room_id }) => [state, room_id]),
    [[null, null], ["at_work", "r1"]],
  );
});

Deno.test("createPresences() keeps what it knows and says why when a mark is refused or no answer comes", async () => {
  let keys: string[] = [];
  const held = createPresences({
    userId: "u1",
    list: () => Promise.resolve({ ok: true, data: [person("ana", null)] }),
    mark: (_, { state }, key) => {
      keys.push(key);
      return Promise.resolve(state === "away" ? failed(0, "unreachable") : failed(403, "role_not_allowed"));
    },
    intents: { sleep: () => Promise.resolve(), retryMs: [1] },
  });
  await held.load();
  assert.equal(await held.mark("ana", { state: "at_work" }), false);
  assert.equal(held.refusal.value?.problem?.code, "role_not_allowed");
  keys = [];
  assert.equal(await held.mark("ana", { state: "away" }), false);
  assert.deepEqual(held.refusal.value, { problem: null });
  assert.equal(new Set(keys).size, 1, "one key for every try of one mark");
  assert.deepEqual([keys.length, held.people.value?.[0].state], [2, null]);
});
