import assert from "node:assert/strict";
import { pictures } from "../support/pictures.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";
import type { Visitor } from "./visitor.ts";

/** One stack for the file; each step has a clinic of its own. */
Deno.test("the page of a clinic's settings, without JavaScript", async (t) => {
  await using stack = await testStack();
  const step = (name: string, run: (clinic: StaffedClinic, stack: Stack) => Promise<void>) =>
    t.step(name, async () => await run(await staffedClinic(stack), stack));

  await step("saves every part by itself", savesAll);
  await step("keeps what was typed and names what is wrong, in both languages", refuses);
  await step("answers 409 to the second of two, with theirs and yours, and lets the person decide", clashes);
  await step("takes what only the other person changed", takes);
  await step("derives the time zone from the state again when it is left to it", zones);
  await step("sets, shows, replaces and removes the logo", logo);
  await step("is for owners and admins; another clinic's is not found", closed);
});

const PAGE = "/configuracoes";

/** What a browser would send of one form as it was opened. */
function formOf(html: string, path: string): Record<string, string> {
  const [form] = new RegExp(`<form [^>]*action="[^"]*/${path}"[^>]*>.*?</form>`, "s").exec(html) ?? [];
  assert.ok(form, path);
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input (?:[^>"]|"[^"]*")*>/g)) {
    const [name, type] = ["name", "type"].map((key) => attribute(tag, key));
    const isSent = !/^(checkbox|radio)$/.test(type ?? "") || / checked/.test(tag);
    if (name && isSent && type !== "file") fields[name] = attribute(tag, "value") ?? "";
  }
  for (const [, tag, text] of form.matchAll(/<textarea ([^>]*)>(.*?)<\/textarea>/gs)) {
    fields[attribute(` ${tag}`, "name") ?? ""] = decode(text);
  }
  for (const [, tag, options] of form.matchAll(/<select ([^>]*)>(.*?)<\/select>/gs)) {
    const chosen = /<option[^>]* selected[^>]*>/.exec(options)?.[0] ?? "";
    fields[attribute(` ${tag}`, "name") ?? ""] = attribute(chosen, "value") ?? "";
  }
  return fields;
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(` ${name}(?:="([^"]*)")?(?=[ >/])`).exec(tag);
  return value ? decode(value[1] ?? "") : undefined;
}

function decode(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}

async function opened(clinic: StaffedClinic, path: string, role: "owner" | "admin" = "owner") {
  const who = await clinic.visitor(role);
  const html = await (await who.get(clinic.path(PAGE))).text();
  return { who, html, fields: formOf(html, path), action: clinic.path(`${PAGE}/${path}`) };
}

async function row(clinic: StaffedClinic, stack: Stack) {
  const [held] = await stack.sql`select * from public.establishments where id = ${clinic.id}`;
  return held;
}

async function savesAll(clinic: StaffedClinic, stack: Stack) {
  const changes: Record<string, Record<string, string>> = {
    perfil: {
      name: "Clínica do Sol",
      segment: "hospital",
      employees: "42",
      website: "sol.com.br",
      description: "Perto da praça.\nTérreo.",
    },
    contato: {
      email: "oi@sol.com.br",
      phone: "(11) 98765-4321",
      postal_code: "01310-100",
      address: "Rua A, 10",
      city: "Campinas",
      language: "en",
    },
    horarios: { "opening_hours.monday": "8h-12h, 13:30 às 18:00", "opening_hours.sunday": "" },
    avisos: { panel_shows: "names" },
    triagem: { "risk_targets.orange": "15" },
    fila: { "queue_rules.max_calls": "4", "queue_rules.exam_return": "head", "queue_rules.ageing": "on" },
  };
  for (const [path, typed] of Object.entries(changes)) {
    const { who, fields, action } = await opened(clinic, path);
    const sent = { ...fields, ...typed };
    if (path === "avisos") delete sent["notifications.kinds.cancelled"];
    const answer = await who.post(action, sent);
    assert.equal(answer.status, 303, `${path}: ${answer.status === 303 ? "" : await answer.text()}`);
    const html = await (await who.get(answer.headers.get("location") ?? "")).text();
    assert.match(html, /notice--success" role="status">[^<]+ salv[oa]s\./);
    const now = formOf(html, path);
    if (path === "contato") assert.match(html, /data-postal-warning="[^"]+"><\/p>/, "CEP and state agree");
    for (const name of Object.keys(typed).filter((name) => !/website|monday/.test(name))) {
      assert.equal(now[name], typed[name], name);
    }
  }
  const held = await row(clinic, stack);
  assert.deepEqual(
    [held.name, held.segment, held.employees, held.website, held.phone, held.language, held.panel_shows],
    ["Clínica do Sol", "hospital", 42, "https://sol.com.br", "11987654321", "en", "names"],
  );
  assert.deepEqual(held.opening_hours.monday, [["08:00", "12:00"], ["13:30", "18:00"]]);
  assert.equal("sunday" in held.opening_hours, false);
  assert.deepEqual(held.notifications, {
    enabled: true,
    kinds: { almost_your_turn: true, your_turn: true, cancelled: false },
  });
  assert.equal(held.risk_targets.orange, 15);
  const { max_calls, exam_return, ageing, late_minutes } = held.queue_rules;
  assert.deepEqual([max_calls, exam_return, ageing, late_minutes], [4, "head", true, 15]);
}

async function refuses(clinic: StaffedClinic, stack: Stack) {
  const before = await row(clinic, stack);
  const wrong: [string, Record<string, string>, string][] = [
    ["perfil", { name: "", cnpj: "11", employees: "doze", description: "Só <isto>" }, "name cnpj employees"],
    [
      "contato",
      { email: "x@", phone: "1", postal_code: "2", city: " ", state: "XX", timezone: "Mars/One" },
      "email phone postal_code city state timezone",
    ],
    [
      "horarios",
      { "opening_hours.monday": "de manhã", "opening_hours.friday": "12:00-08:00" },
      "opening_hours.monday opening_hours.friday",
    ],
    ["triagem", { "risk_targets.red": "30" }, "risk_targets.red"],
    ["triagem", { "risk_targets.blue": "muito" }, "risk_targets.blue"],
    [
      "fila",
      { "queue_rules.max_calls": "0", "queue_rules.late_minutes": "" },
      "queue_rules.max_calls queue_rules.late_minutes",
    ],
  ];
  for (const [path, typed, fields] of wrong) {
    const form = await opened(clinic, path);
    for (const language of ["pt-BR", "en"]) {
      const answer = await form.who.post(form.action, { ...form.fields, ...typed }, {
        "accept-language": language,
      });
      assert.equal(answer.status, 422, path);
      const html = await answer.text();
      const named = [...html.matchAll(/<a href="#([^"]+)">[^<]+: [^<]+<\/a>/g)].map(([, field]) => field);
      assert.deepEqual(named, fields.split(" "));
      for (const field of named) assert.ok(html.includes(`id="${field}-error"`), field);
      const again = formOf(html, path);
      for (const name of Object.keys(typed).filter((one) => !/state|timezone/.test(one))) {
        assert.equal(again[name], typed[name], name);
      }
    }
  }
  assert.equal((await row(clinic, stack)).version, before.version);
  const other = await staffedClinic(stack);
  const form = await opened(clinic, "perfil");
  const taken = await form.who.post(form.action, { ...form.fields, cnpj: (await row(other, stack)).cnpj });
  assert.equal(taken.status, 409);
  assert.match(await taken.text(), /id="cnpj-error">Este CNPJ já está/);
}

async function clashes(clinic: StaffedClinic, stack: Stack) {
  const [first, second] = [await opened(clinic, "perfil"), await opened(clinic, "perfil", "admin")];
  await first.who.post(first.action, { ...first.fields, name: "Clínica Um", employees: "7" });
  const late = await second.who.post(second.action, {
    ...second.fields,
    name: "Clínica <Dois>",
    description: "Digitado com calma",
  });
  assert.equal(late.status, 409);
  const html = await late.text();
  assert.match(html, /Outra pessoa salvou enquanto você editava/);
  assert.match(html, /Salvo pela outra pessoa:<\/span> Clínica Um/);
  assert.match(html, /Seu:<\/span> Clínica &lt;Dois>/);
  assert.match(html, /Mudou só do outro lado[^.]*: Número de funcionários\./);
  assert.equal((await row(clinic, stack)).name, "Clínica Um");
  const again = formOf(html, "perfil");
  assert.deepEqual([again.name, again.employees, again.description], [
    "Clínica <Dois>",
    "7",
    "Digitado com calma",
  ]);

  const saved = await second.who.post(second.action, { ...again, "choice.name": "theirs" });
  assert.equal(saved.status, 303);
  const { name, employees, description } = await row(clinic, stack);
  assert.deepEqual([name, employees, description], ["Clínica Um", 7, "Digitado com calma"]);

  const mine = await decide(clinic, second.who, again);
  assert.equal(mine.status, 409, "what was decided was decided about another version");
  assert.equal((await decide(clinic, second.who, formOf(await mine.text(), "perfil"))).status, 303);
  assert.equal((await row(clinic, stack)).name, "Clínica <Dois>");
}

const decide = (clinic: StaffedClinic, who: Visitor, fields: Record<string, string>) =>
  who.post(clinic.path(`${PAGE}/perfil`), { ...fields, "choice.name": "yours" });

async function takes(clinic: StaffedClinic, stack: Stack) {
  const [first, second] = [await opened(clinic, "contato"), await opened(clinic, "perfil", "admin")];
  await first.who.post(first.action, { ...first.fields, city: "Santos" });
  const late = await second.who.post(second.action, { ...second.fields, name: "Outro nome" });
  assert.equal(late.status, 409);
  const html = await late.text();
  assert.match(html, /Mudou em outras partes desta página: Cidade\./);
  assert.doesNotMatch(html, /name="choice\./);
  assert.equal(formOf(html, "contato").city, "Santos");
  await second.who.post(second.action, formOf(html, "perfil"));
  const { name, city } = await row(clinic, stack);
  assert.deepEqual([name, city], ["Outro nome", "Santos"]);
}

async function zones(clinic: StaffedClinic, stack: Stack) {
  const save = async (typed: Record<string, string>) => {
    const { who, fields, action } = await opened(clinic, "contato");
    assert.equal((await who.post(action, { ...fields, ...typed })).status, 303);
    return (await row(clinic, stack)).timezone;
  };
  assert.equal(await save({ state: "AM", timezone: "" }), "America/Manaus");
  assert.equal(await save({ state: "AC" }), "America/Rio_Branco");
  assert.equal(await save({ timezone: "America/Noronha" }), "America/Noronha");
  assert.equal(await save({ state: "SP" }), "America/Noronha");
}

async function logo(clinic: StaffedClinic, stack: Stack) {
  const send = async (bytes: Uint8Array<ArrayBuffer>, type = "image/png", version?: string) => {
    const { who, fields, action } = await opened(clinic, "logo");
    const form = new FormData();
    form.set("version", version ?? fields.version);
    form.set("logo", new File([bytes], "logo.png", { type }));
    const encoded = new Response(form);
    const headers = { "content-type": encoded.headers.get("content-type") ?? "" };
    return { who, answer: await who.send(action, await encoded.bytes(), headers) };
  };
  const shown = (html: string) => /<img src="(\/logos\/[^"]+)"/.exec(html)?.[1];
  const set = await send(pictures().png);
  assert.equal(set.answer.status, 303);
  const page = await (await set.who.get(set.answer.headers.get("location") ?? "")).text();
  const first = shown(page) ?? assert.fail("no logo");
  assert.equal((await set.who.get(first)).headers.get("content-type"), "image/png");

  for (
    const [bytes, type] of [[new Uint8Array(), "image/png"], [
      new TextEncoder().encode("<svg/>"),
      "image/png",
    ], [pictures().png, "image/svg+xml"]] as const
  ) {
    const { answer } = await send(bytes, type);
    assert.equal(answer.status, 422);
    assert.match(await answer.text(), /id="logo-error"/);
  }
  const large = await send(new Uint8Array(1_100_000));
  assert.equal(large.answer.status, 303);
  assert.match(
    await (await large.who.get(large.answer.headers.get("location") ?? "")).text(),
    /id="logo-error"/,
  );
  assert.equal((await send(pictures().png, "image/png", "0")).answer.status, 409);
  assert.equal(`/logos/${(await row(clinic, stack)).logo_path}`, first);

  const { who, html } = await opened(clinic, "logo");
  const removed = await who.post(clinic.path(`${PAGE}/logo/remover`), formOf(html, "logo/remover"));
  assert.equal(removed.headers.get("location"), clinic.path(`${PAGE}?feito=logo_removed#logo-part`));
  assert.equal((await row(clinic, stack)).logo_path, null);
}

async function closed(clinic: StaffedClinic, stack: Stack) {
  const before = await row(clinic, stack);
  const { fields } = await opened(clinic, "perfil");
  for (const role of ["receptionist", "nurse", "doctor"] as const) {
    const member = await clinic.visitor(role);
    const seen = await member.get(clinic.path(PAGE));
    assert.equal(seen.status, 403);
    assert.match(await seen.text(), /Só quem administra a clínica/);
    assert.equal((await member.post(clinic.path(`${PAGE}/perfil`), { ...fields, name: "Meu" })).status, 403);
    assert.doesNotMatch(await (await member.get(clinic.path())).text(), /\/configuracoes"/);
  }
  const stranger = await (await staffedClinic(stack)).visitor("owner");
  assert.equal((await stranger.get(clinic.path(PAGE))).status, 404);
  for (const path of ["perfil", "logo/remover"]) {
    assert.equal(
      (await stranger.post(clinic.path(`${PAGE}/${path}`), { ...fields, name: "Meu" })).status,
      404,
    );
  }
  const owner = await clinic.visitor("owner");
  assert.equal((await owner.post(clinic.path(`${PAGE}/tudo`), fields)).status, 404);
  assert.match(await (await owner.get(clinic.path())).text(), /\/configuracoes"/);
  assert.deepEqual(await row(clinic, stack), before);
}
