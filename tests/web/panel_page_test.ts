import assert from "node:assert/strict";
import { openSite, wordsOf } from "./patient_site.ts";
import { callsOf, NOW, snapshotOf, waitingOf } from "./snapshot_builder.ts";

const ID = crypto.randomUUID();
const establishment = { id: crypto.randomUUID(), name: "Clínica Aurora", timezone: "America/Sao_Paulo" };
const display = { id: ID, name: "Recepção" };

async function read(snapshot = snapshotOf(), headers?: Record<string, string>) {
  const get = await openSite({ displays: { [ID]: { display, establishment, snapshot } } });
  const { response, body } = await get(`/painel/${ID}`, headers);
  return { response, body, words: wordsOf(body) };
}

Deno.test("panel page shows the last call large and four before it, with rooms and the clinic's hour", async () => {
  const recent = callsOf(9, "A009", "A008", "A007", "A006", "A005", "A004");
  const { response, words, body } = await read(snapshotOf({ recent }));
  assert.equal(response.status, 200);
  for (
    const text of [
      "Clínica Aurora",
      "Recepção",
      "A009",
      "A008",
      "A007",
      "A006",
      "A005",
      "Consultório 2",
      "14:32",
    ]
  ) {
    assert.ok(words.includes(text), `${text} is missing`);
  }
  assert.ok(!words.includes("A004"));
  assert.match(body, /<noscript><meta http-equiv="refresh" content="30"\/?><\/noscript>/);
});

Deno.test("panel page shows no class and nobody who waits", async () => {
  const waiting = waitingOf("A042").map((person) => ({ ...person, risk: "red" as const }));
  const { words, body } = await read(snapshotOf({ waiting, recent: callsOf(1, "A001") }));
  assert.ok(!words.includes("A042"));
  assert.ok(!/Emergência|urgente/i.test(words));
  assert.ok(!body.includes('class="risk'));
});

Deno.test("panel page does not show a call of long ago as if it were news", async () => {
  const recent = callsOf(1, "A001").map((call) => ({ ...call, called: NOW - 3_600 }));
  const { words } = await read(snapshotOf({ recent }));
  assert.ok(words.includes("Sua senha aparece aqui"));
});

Deno.test("panel page speaks English to those who ask for it", async () => {
  const { words } = await read(snapshotOf(), { "accept-language": "en" });
  assert.ok(words.includes("Make yourself comfortable"));
});

Deno.test("panel page of an unknown id is a friendly 404", async () => {
  const get = await openSite({});
  const { response, body } = await get(`/painel/${crypto.randomUUID()}`);
  assert.equal(response.status, 404);
  assert.ok(wordsOf(body).includes("Não encontramos este painel"));
});
