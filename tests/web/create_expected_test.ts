import assert from "node:assert/strict";
import type { ExpectedPerson } from "../../edge/domain/remote_ticket.ts";
import { createExpected, type ExpectedOptions } from "../../web/state/create_expected.ts";

const person = (code: string): ExpectedPerson => ({
  id: code,
  code,
  name: `Ana ${code}`,
  birth_date: "1990-05-17",
  cpf: null,
  priority: null,
  service_id: "service",
  joined_at: "2026-11-21T12:00:00Z",
  expires_at: "2026-11-21T13:00:00Z",
});

function open(options: Partial<ExpectedOptions> = {}) {
  return createExpected([person("A001"), person("A002")], {
    read: () => Promise.resolve(null),
    confirm: (id) => Promise.resolve({ ok: true, data: { code: id } }),
    unavailable: "Sem conexão",
    onNews: () => () => {},
    ...options,
  });
}

Deno.test("createExpected() takes who was confirmed off the list, and says whose arrival it was", async () => {
  const expected = open();
  await expected.confirm(person("A001"));
  assert.deepEqual(expected.people.value.map(({ code }) => code), ["A002"]);
  assert.deepEqual(expected.outcome.value, { kind: "confirmed", code: "A001" });
  assert.equal(expected.busy.value, null);
});

Deno.test("createExpected() keeps the list when nothing could be read or done, and says why", async () => {
  const problem = {
    status: 409,
    code: "remote_ticket_over",
    title: "",
    detail: "Passou do prazo",
    errors: [],
  };
  const expected = open({ confirm: () => Promise.resolve({ ok: false, problem }) });
  await expected.confirm(person("A001"));
  assert.equal(expected.people.value.length, 2);
  assert.deepEqual(expected.outcome.value, { kind: "failed", message: "Passou do prazo" });
});

Deno.test("createExpected() confirms one at a time", async () => {
  const asked: string[] = [];
  const expected = open({
    confirm: async (id) => {
      asked.push(id);
      await Promise.resolve();
      return { ok: true, data: { code: id } };
    },
  });
  await Promise.all([expected.confirm(person("A001")), expected.confirm(person("A002"))]);
  assert.deepEqual(asked, ["A001"]);
});

Deno.test("createExpected() reads the list anew when there is news, until it is stopped", async () => {
  let tell = () => {};
  let isStopped = false;
  const expected = open({
    read: () => Promise.resolve([person("A003")]),
    onNews: (listener) => {
      tell = listener;
      return () => void (isStopped = true);
    },
  });
  const stop = expected.start();
  assert.equal(expected.people.value.length, 2, "nothing is read before");
  tell();
  await Promise.resolve();
  await Promise.resolve();
  assert.deepEqual(expected.people.value.map(({ code }) => code), ["A003"]);
  stop();
  assert.ok(isStopped);
});
