import assert from "node:assert/strict";
import { callOf, contentOf, displayOf } from "./panel_builder.ts";
import { openSite, wordsOf } from "./patient_site.ts";
import { NOW } from "./snapshot_builder.ts";

const calls = [9, 8, 7, 6, 5, 4].map((number) => callOf(number));

async function read(content = contentOf(calls), headers?: Record<string, string>) {
  const { id } = content.display;
  const get = await openSite({ displays: { [id]: displayOf(content) } });
  const { response, body } = await get(`/painel/${id}`, headers);
  return { response, body, words: wordsOf(body) };
}

Deno.test("panel page shows the last call large and four before it, with rooms and the clinic's hour", async () => {
  const { response, words, body } = await read();
  assert.equal(response.status, 200);
  const expected = [
    "Clínica Aurora",
    "Recepção",
    "A009",
    "A008",
    "A007",
    "A006",
    "A005",
    "Consultório 2",
    "14:32",
  ];
  for (const text of expected) assert.ok(words.includes(text), `${text} is missing`);
  assert.ok(!words.includes("A004"));
  assert.match(body, /<noscript><meta http-equiv="refresh" content="30"\/?><\/noscript>/);
});

Deno.test("panel page does not show a call of long ago as if it were news", async () => {
  const { words } = await read(contentOf([callOf(1, { called: NOW - 3_600 })]));
  assert.ok(words.includes("Sua senha aparece aqui"));
  assert.match(words, /Chamadas anteriores\s+A001/);
});

Deno.test("panel page sends whoever is called without a room to the reception desk, in its languages", async () => {
  const display = { languages: ["pt-BR" as const, "en" as const] };
  const { words } = await read(
    contentOf([2, 1].map((number) => callOf(number, { room: null })), { display }),
  );
  assert.match(words, /A002\s+Recepção · Reception desk/);
  assert.match(words, /A001\s+Recepção/);
});

Deno.test("panel page speaks the panel's languages, whatever the TV's browser asks for", async () => {
  const { words, body } = await read(
    contentOf(calls, { display: { languages: ["en", "es"], message: "Free water at the desk" } }),
    { "accept-language": "pt-BR" },
  );
  for (const text of ["Last call · Última llamada", "Earlier calls", "Free water at the desk"]) {
    assert.ok(words.includes(text), text);
  }
  assert.ok(!words.includes("Chamadas anteriores"));
  assert.match(body, /class="panel [^"]*" lang="en"/);
});

Deno.test("panel page looks as the clinic wants it: colours, size, clock", async () => {
  const { body, words } = await read(
    contentOf(calls, { display: { theme: "black", size: "large", clock: false } }),
  );
  assert.match(body, /class="panel [^"]*panel--black panel--large"/);
  assert.ok(!words.includes("14:32"));
});

Deno.test("panel page tells how long whoever comes now waits, by service, and nothing where nothing is known", async () => {
  const consultation = { service: "Consulta", about_minutes: 40, up_to_minutes: 60 };
  const vaccines = { service: "Vacinação", about_minutes: 0, up_to_minutes: 65 };
  const { words } = await read({ ...contentOf(calls), waits: [consultation, vaccines] });
  assert.match(words, /Quem chega agora espera Consulta cerca de 40, até 60 min Vacinação até 65 min/);
  const { words: one } = await read({ ...contentOf(calls), waits: [consultation] });
  assert.match(one, /Quem chega agora espera cerca de 40, até 60 min/);
  const alike = { ...consultation, service: "Vacinação" };
  const { words: once } = await read({ ...contentOf(calls), waits: [consultation, alike] });
  assert.match(
    once,
    /Quem chega agora espera cerca de 40, até 60 min/,
    "who waits for the same people is told once",
  );
  assert.ok(!(await read()).words.includes("Quem chega agora"));
});

Deno.test("panel page shows the clinic's logo from the own origin, and our mark where there is none", async () => {
  const content = contentOf(calls);
  const logo_path = `${content.establishment.id}/abc.png`;
  const { body } = await read({ ...content, establishment: { ...content.establishment, logo_path } });
  assert.match(body, new RegExp(`<img class="panel__logo" src="/logos/${logo_path}" alt`));
  assert.doesNotMatch((await read()).body, /<img/);
});

Deno.test("panel page of an unknown id is a friendly 404 that says how to pair the TV", async () => {
  const get = await openSite({});
  const { response, body } = await get(`/painel/${crypto.randomUUID()}`);
  assert.equal(response.status, 404);
  assert.ok(wordsOf(body).includes("Não encontramos este painel"));
  assert.ok(wordsOf(body).includes("/painel"));
});

Deno.test("a TV without an address is told how to become a panel, in the reader's language", async () => {
  const get = await openSite({});
  for (const [language, text] of [["pt-BR", "Digite este código no Vez"], ["en", "Enter this code in Vez"]]) {
    const { response, body } = await get("/painel", { "accept-language": language });
    assert.deepEqual([response.status, response.headers.get("cache-control")], [200, "no-store"]);
    assert.ok(wordsOf(body).includes(text));
  }
});
