import assert from "node:assert/strict";
import { ticket as en } from "../../web/i18n/ticket/en.ts";
import { ticket as pt } from "../../web/i18n/ticket/pt_BR.ts";
import { rangeOf } from "../../web/islands/wait_words.ts";
import { RISKS } from "../../edge/domain/risk.ts";
import type { QueueSnapshot } from "../../edge/domain/queue_snapshot.ts";
import type { TicketAnswer } from "../../web/backend/queue_shapes.ts";
import { openSite, wordsOf } from "./patient_site.ts";
import { callsOf, NOW, placeOf, snapshotOf, ticketOf, waitingOf } from "./snapshot_builder.ts";

const queue = snapshotOf({
  waiting: waitingOf("A039", "A040", "A041", "A042", "A043", "A044"),
  recent: callsOf(9, "A038", "B007", "A037"),
});

async function read(ticket: TicketAnswer | number, headers?: Record<string, string>) {
  const get = await openSite({ tickets: { token: ticket } });
  const { response, body } = await get("/t/token", headers);
  return { response, body, words: wordsOf(body) };
}

/** The own visit alone in a state. */
function alone(parts: Partial<QueueSnapshot>, ticket: Partial<TicketAnswer>) {
  return ticketOf(snapshotOf(parts), ticket);
}

Deno.test("ticket page says everything without JavaScript", async () => {
  const { response, body, words } = await read(ticketOf(queue));
  assert.equal(response.status, 200);
  for (
    const expected of [
      "Clínica Aurora",
      "A042",
      "Faltam 3 pessoas",
      "cerca de 30, até 60 min",
      "Seu lugar na fila: 4º",
      "Pouco urgente",
      "Seu caso não é grave.",
      "Chegada",
      "Triagem",
      "Espera",
      "Chamado",
      "Atendimento",
      "A038",
      "B007",
      "A037",
      "A039",
      "A040",
      "A041",
      "A043",
      "Atualizado às 14:32",
    ]
  ) assert.ok(words.includes(expected), `${expected} is missing`);
  assert.ok(!words.includes("A044"), "only the next five are listed");
  assert.match(body, /<noscript><meta http-equiv="refresh" content="30"\/?><\/noscript>/);
  assert.match(body, /<title>Faltam 3 pessoas · A042 · Vez<\/title>/);
  assert.match(body, /aria-current="step"/);
});

Deno.test("ticket page is kept by no cache, found by no search engine and tells no other site its address", async () => {
  const { response, body } = await read(ticketOf(queue));
  assert.equal(response.headers.get("cache-control"), "no-store");
  assert.match(response.headers.get("referrer-policy") ?? "", /^(no-referrer|same-origin)$/);
  assert.match(body, /<meta name="robots" content="noindex"\/?>/);
});

Deno.test("ticket page speaks English to those who ask for it", async () => {
  const { words, body } = await read(ticketOf(queue), { "accept-language": "en-GB,en;q=0.9" });
  for (const expected of ["3 people before you", "about 30, up to 60 min", "Less urgent", "Updated at"]) {
    assert.ok(words.includes(expected), `${expected} is missing`);
  }
  assert.match(body, /<html lang="en">/);
});

Deno.test("ticket page writes zero and one out", async () => {
  const next = await read(ticketOf(snapshotOf({ waiting: waitingOf("A042") })));
  assert.ok(next.words.includes("Você é o próximo"));
  assert.ok(next.words.includes("até 15 min"));
  const second = await read(ticketOf(snapshotOf({ waiting: waitingOf("A041", "A042") })));
  assert.ok(second.words.includes("Falta uma pessoa"));
});

Deno.test("a wait is told in minutes below two hours, in hours from there on, and once where both figures are one", () => {
  const told = (about_minutes: number, up_to_minutes: number) =>
    [pt, en].map((t) => rangeOf({ about_minutes, up_to_minutes }, t.wait).replace(/\s/g, " "));
  assert.deepEqual(told(80, 115), ["cerca de 80, até 115 min", "about 80, up to 115 min"]);
  assert.deepEqual(told(45, 120), ["cerca de 45 min, até 2 h", "about 45 min, up to 2 h"]);
  assert.deepEqual(told(60, 185), ["cerca de 1 h, até 3 h 5 min", "about 1 h, up to 3 h 5 min"]);
  assert.deepEqual(told(0, 95), ["até 95 min", "up to 95 min"]);
  assert.deepEqual(told(150, 150), ["até 2 h 30 min", "up to 2 h 30 min"]);
});

Deno.test("ticket page explains a forecast: who is at work, and who still goes before", async () => {
  const told = { about_minutes: 35, up_to_minutes: 50, professionals: 2, usual_minutes: 14 };
  const several = await read(ticketOf(queue, { forecast: { ...told, overtaking: 4 } }));
  for (
    const expected of [
      "cerca de 35, até 50 min",
      "Já conta cerca de 4 pessoas que ainda devem passar antes",
      "2 profissionais trabalhando agora; a consulta costuma levar 14 min.",
    ]
  ) assert.ok(several.words.includes(expected), `${expected} is missing`);
  const long = { ...told, about_minutes: 100, up_to_minutes: 130, overtaking: 4 };
  const hours = await read(ticketOf(queue, { forecast: long }));
  assert.ok(hours.words.includes("cerca de 1 h 40 min, até 2 h 10 min"), "both figures by hours, or none");
  const one = await read(ticketOf(queue, { forecast: { ...told, overtaking: 1 } }));
  assert.ok(one.words.includes("Já conta 1 pessoa que ainda deve passar antes"));
  const none = await read(ticketOf(queue, { forecast: { ...told, overtaking: 0 } }));
  assert.ok(none.words.includes("É uma estimativa: casos mais urgentes passam antes."));
});

Deno.test("ticket page tells red and orange no number, but that they go first", async () => {
  for (const risk of ["red", "orange"] as const) {
    const waiting = [...waitingOf("A041"), { code: "A042", arrived: NOW, risk }];
    const { words } = await read(ticketOf(snapshotOf({ waiting }), { risk }));
    assert.ok(words.includes("O quanto antes"));
    assert.ok(!/\d+ min/.test(words));
  }
});

Deno.test("ticket page says that a wait is not known yet", async () => {
  const waiting = waitingOf("A041", "A042");
  const service = { mean_minutes: null, professionals: 1 };
  const { words } = await read(ticketOf(snapshotOf({ waiting, service })));
  assert.ok(words.includes("Ainda não sabemos"));
  assert.ok(!/\d+ min/.test(words));
});

Deno.test("ticket page gives each class a word, a shape and a meaning of its own", async () => {
  const seen = new Set<string>();
  for (const risk of RISKS) {
    const { body } = await read(
      ticketOf(snapshotOf({ waiting: [{ code: "A042", arrived: NOW, risk }] }), { risk }),
    );
    const badge = /<span class="risk risk--\w+ risk--large">[\s\S]*?<\/span><\/span><p>[^<]+<\/p>/.exec(body)
      ?.[0] ?? "";
    assert.ok(badge.includes("<path d="), `no shape for ${risk}`);
    seen.add(badge.replace(/class="[^"]*"/g, ""));
  }
  assert.equal(seen.size, RISKS.length);
});

Deno.test("ticket page has words for every state of a visit", async () => {
  const called = { code: "A042", arrived: NOW, called: NOW, room: "Sala 3", times: 1 };
  const cases: [TicketAnswer, string[]][] = [
    [alone({ triage: [{ code: "A042", arrived: NOW }] }, { status: "awaiting_triage", risk: null }), [
      "Aguarde a triagem",
    ]],
    [alone({ called: [called] }, { status: "called" }), ["É a sua vez!", "Vá para Sala 3"]],
    [alone({ called: [{ ...called, times: 2 }] }, { status: "called" }), ["Chamamos você de novo!"]],
    [alone({ called: [{ ...called, room: null }] }, { status: "called" }), ["Vá até o balcão"]],
    [alone({ in_service: [{ code: "A042", arrived: NOW, started: NOW }] }, { status: "in_service" }), [
      "Você está em atendimento",
    ]],
    [alone({}, { status: "awaiting_return" }), ["Você volta depois dos exames", "avise a recepção"]],
    [alone({}, { status: "finished" }), ["Atendimento concluído"]],
    [alone({}, { status: "cancelled" }), ["Senha cancelada", "fale com a recepção"]],
    [alone({}, { status: "no_show" }), ["Chamamos e não encontramos você", "Fale com a recepção"]],
  ];
  for (const [ticket, expected] of cases) {
    const { words } = await read(ticket);
    for (const text of expected) assert.ok(words.includes(text), `${ticket.status}: ${text} is missing`);
  }
});

Deno.test("ticket page leaves triage out where a house has none", async () => {
  const waiting = [{ code: "A042", arrived: NOW, risk: null }];
  const { words } = await read(ticketOf(snapshotOf({ waiting }), { risk: null }));
  assert.ok(!words.includes("Triagem"));
  assert.ok(!words.includes("classificação"));
});

Deno.test("ticket page prints code, QR of its own address and time of arrival, and no class", async () => {
  const { body } = await read(ticketOf(queue), { "x-forwarded-proto": "https" });
  const slip = /<div class="slip"[\s\S]*?<\/div>/.exec(body)?.[0] ?? "";
  assert.ok(slip.includes(">A042<") && slip.includes("<svg") && slip.includes("vez.example/t/token"));
  assert.ok(wordsOf(slip).includes("20/11/2026, 14:32"));
  assert.ok(!slip.includes("urgente"));
});

Deno.test("ticket page of an unknown token is a friendly 404", async () => {
  for (const status of [404, 422]) {
    const { response, words } = await read(status);
    assert.equal(response.status, 404);
    assert.ok(words.includes("Não encontramos esta senha"));
  }
});

Deno.test("ticket page tries again by itself while the API is away", async () => {
  const { response, words, body } = await read(503);
  assert.equal(response.status, 503);
  assert.ok(words.includes("Ouça a chamada no painel"));
  assert.match(body, /<meta http-equiv="refresh" content="10"\/?>/);
});

Deno.test("ticket page writes hostile names as text", async () => {
  const name = `</script><img src=x onerror=alert(1)>"'&`;
  const called = { code: "A042", arrived: NOW, called: NOW, room: name, times: 1 };
  const ticket = alone({ called: [called] }, { status: "called" });
  const { body } = await read({ ...ticket, establishment: { ...ticket.establishment, name } });
  assert.ok(!body.includes("<img src=x"));
  assert.ok(!/<\/script><img/.test(body));
});

Deno.test("ticket page speaks the clinic's language to those who wish for none of ours", async () => {
  const ticket = ticketOf(queue, { establishment: { ...placeOf("Clínica Aurora"), language: "en" } });
  const languageOf = async (headers: Record<string, string>) => {
    const { response, body } = await read(ticket, headers);
    return [response.headers.get("content-language"), /<html lang="([\w-]+)"/.exec(body)?.[1]];
  };
  assert.deepEqual(await languageOf({ "accept-language": "fr" }), ["en", "en"]);
  assert.deepEqual(await languageOf({ "accept-language": "pt-PT" }), ["pt-BR", "pt-BR"]);
  const chosen = { "accept-language": "fr", cookie: "vez-language=pt-BR" };
  assert.deepEqual(await languageOf(chosen), ["pt-BR", "pt-BR"]);
});

Deno.test("ticket page shows the clinic's logo from the own origin, and ours where there is none", async () => {
  const place = placeOf("Clínica Aurora");
  const logo_path = `${place.id}/abc.png`;
  const { body } = await read(ticketOf(queue, { establishment: { ...place, logo_path } }));
  assert.match(body, new RegExp(`<img class="patient-header__logo" src="/logos/${logo_path}" alt`));
  assert.doesNotMatch((await read(ticketOf(queue))).body, /<img/);
});
