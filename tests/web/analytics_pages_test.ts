import assert from "node:assert/strict";
import type postgres from "postgres";
import { strFromU8, unzipSync } from "fflate";
import { planOf } from "../../edge/domain/analytics/plan.ts";
import { testStack } from "../support/stack.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";

/** One stack for the file; each step has a clinic of its own. */
Deno.test("pages of questions about figures, without JavaScript", async (t) => {
  await using stack = await testStack();
  const step = (name: string, run: (clinic: StaffedClinic) => Promise<void>) =>
    t.step(name, async () => await run(await staffedClinic(stack)));
  const busyStep = (name: string, run: (clinic: StaffedClinic) => Promise<void>) =>
    step(name, async (clinic) => {
      await busy(stack.sql, clinic);
      await run(clinic);
    });

  await busyStep(
    "answer with the plan in words, a chart, the same figures as a table, and definitions",
    answers,
  );
  await busyStep("go on from an answer, changing only what is said", followsUp);
  await step("say honestly what they cannot answer, with three near questions", admits);
  await step("keep what was asked wrongly, and say what is wrong", refuses);
  await busyStep("put a question together by controls", controls);
  await busyStep("give an answer as CSV, spreadsheet, SVG and specification", files);
  await step("are friendly to a clinic without visits", empty);
  await busyStep(
    "keep what was asked and saved for who did, and forget it when told",
    (clinic) => keeps(stack.sql, clinic),
  );
  await busyStep("answer for the own clinic alone", async (clinic) => {
    const other = await staffedClinic(stack);
    const html = await page(
      other,
      `?q=${encodeURIComponent("quantas pessoas chegaram nos últimos 7 dias por cor?")}`,
    );
    assert.match(html, /Ainda não há visitas/);
    const foreign = await (await other.visitor("owner")).get(clinic.path("/analises"));
    assert.equal(foreign.status, 404);
  });
});

/** Visits of now, too few of them yellow to be told, all of them waiting. */
async function busy(sql: postgres.Sql, clinic: StaffedClinic) {
  const risks = ["red", "yellow", "green", "blue"] as const;
  const counts = { red: 8, yellow: 3, green: 6, blue: 5 };
  const wishes = risks.flatMap((risk) => Array.from({ length: counts[risk] }, () => ({ risk })));
  const made = await clinic.queue(...wishes);
  await sql`
    insert into public.visit_events (establishment_id, visit_id, act, to_status, happened_at)
    select establishment_id, id, 'create', 'waiting', arrived_at from public.visits
    where id in ${sql(made.map(({ id }) => id))}`;
}

async function page(clinic: StaffedClinic, query: string, language = "pt-BR"): Promise<string> {
  const response = await (await clinic.visitor("owner")).get(clinic.path(`/analises${query}`), {
    "accept-language": language,
  });
  return await response.text();
}

const BY_RISK = planOf({
  dimensions: ["risk"],
  period: { kind: "relative", unit: "day", offset: 0, count: 7 },
});
const planQuery = (plan: object) => `?p=${encodeURIComponent(JSON.stringify(plan))}`;

/** The cells of each row of figures. */
const rowsOf = (html: string) =>
  [...html.matchAll(/<tr><th scope="row">(.*?)<\/th>(.*?)<\/tr>/g)].map(([, name, cells]) =>
    [name, ...[...cells.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell)].join(" ")
  );

async function answers(clinic: StaffedClinic) {
  const html = await page(
    clinic,
    `?q=${encodeURIComponent("quantas pessoas chegaram nos últimos 7 dias por cor?")}`,
  );
  assert.match(html, /Chegadas por cor, últimos 7 dias, todos os serviços/);
  assert.deepEqual(rowsOf(html), ["Vermelho 8", "Amarelo –", "Verde 6", "Azul 5"]);
  assert.match(html, /Um grupo com menos de 5 pessoas não é mostrado/);
  assert.match(html, /src="data:image\/svg\+xml,/);
  assert.match(html, /alt="Gráfico: Chegadas por cor/);
  assert.match(html, /Visitas abertas no período/);
  assert.match(html, /entendida pelas regras/);
  const english = await page(
    clinic,
    `?q=${encodeURIComponent("arrivals in the last 7 days by colour")}`,
    "en",
  );
  assert.deepEqual(rowsOf(english), ["Red 8", "Yellow –", "Green 6", "Blue 5"]);
}

async function followsUp(clinic: StaffedClinic) {
  const html = await page(clinic, `${planQuery(BY_RISK)}&more=${encodeURIComponent("e só dos vermelhos?")}`);
  assert.match(html, /Chegadas por cor, últimos 7 dias, só vermelho/);
  assert.deepEqual(rowsOf(html), ["Vermelho 8"]);
}

async function admits(clinic: StaffedClinic) {
  const html = await page(clinic, `?q=${encodeURIComponent("qual a cor do cavalo branco?")}`);
  assert.match(html, /Ainda não sei responder isso/);
  assert.match(html, /“cavalo”/);
  assert.equal([...html.matchAll(/class="questions__link"/g)].length, 3);
  assert.doesNotMatch(html, /<table|Ver a fila agora/);
  const now = await page(clinic, `?q=${encodeURIComponent("quantas pessoas estão esperando agora")}`);
  assert.match(now, /agora aparece na fila[^]*\/fila"[^>]*>Ver a fila agora/);
}

async function refuses(clinic: StaffedClinic) {
  const owner = await clinic.visitor("owner");
  const wrong = async (path: string) => {
    const response = await owner.get(clinic.path(`/analises${path}`));
    assert.equal(response.status, 422, path);
    return await response.text();
  };
  assert.match(await wrong("?q="), /Escreva uma pergunta/);
  assert.match(await wrong(`?q=${"a".repeat(401)}`), /até 400 letras/);
  assert.match(await wrong("?p=nonsense"), /não guarda uma consulta/);
  assert.match(await wrong(planQuery({ ...BY_RISK, measures: ["passwords"] })), /não guarda uma consulta/);
  const dates = await wrong("/montar?measure=visits&period=custom&from=2026-03-10&to=2026-03-01");
  assert.match(dates, /id="from-error"/);
  assert.match(dates, /value="2026-03-10"/);
  assert.match(await wrong("/montar?measure=visits&period=today&limit=5"), /id="limit-error"/);
  assert.match(
    await wrong("/montar?measure=visits&second_measure=visits&period=today"),
    /id="second_measure-error"/,
  );
  assert.match(
    await wrong("/montar?measure=visits&period=today&from_hour=9&to_hour=9"),
    /id="from_hour-error"/,
  );
  const foreign = await page(
    clinic,
    planQuery({ ...BY_RISK, filters: [{ dimension: "room", values: ["Nowhere"] }] }),
  );
  assert.match(foreign, /“Nowhere”/);
}

async function controls(clinic: StaffedClinic) {
  const owner = await clinic.visitor("owner");
  const query =
    "measure=visits&dimension=risk&period=last_7_days&risk=red&risk=blue&order=ascending&chart=bar";
  const sent = await owner.get(clinic.path(`/analises/montar?${query}`));
  assert.equal(sent.status, 303);
  const html = await (await owner.get(sent.headers.get("location") ?? "")).text();
  assert.deepEqual(rowsOf(html), ["Azul 5", "Vermelho 8"]);
  assert.match(html, /<option[^>]*value="risk"[^>]*selected/);
  assert.match(html, /<input[^>]*value="blue"[^>]*checked/);
  const all = "measure=visits&period=last_7_days&room=Sala&not_room=yes";
  const without = (await owner.get(clinic.path(`/analises/montar?${all}`))).headers.get("location") ?? "";
  assert.deepEqual(
    JSON.parse(new URL(without, "http://x").searchParams.get("p") ?? "").filters,
    [{ dimension: "room", values: ["Sala"], not: true }],
  );
  assert.match(
    await (await owner.get(clinic.path(`/analises/montar?${all}&limit=x`))).text(),
    /<input[^>]*name="not_room"[^>]*checked/,
  );
}

async function files(clinic: StaffedClinic) {
  const owner = await clinic.visitor("nurse");
  const get = (path: string) => owner.get(clinic.path(`/analises/${path}${planQuery(BY_RISK)}`));
  const csv = await get("tabela.csv");
  assert.match(csv.headers.get("content-disposition") ?? "", /\.csv"$/);
  assert.deepEqual((await csv.text()).replace("\uFEFF", "").trimEnd().split("\r\n"), [
    '"Risco";"Chegadas"',
    '"Vermelho";8',
    '"Amarelo";""',
    '"Verde";6',
    '"Azul";5',
  ]);
  const xlsx = unzipSync(new Uint8Array(await (await get("tabela.xlsx")).arrayBuffer()));
  assert.match(strFromU8(xlsx["xl/worksheets/sheet1.xml"]), /<v>8<\/v>/);
  const svg = await get("grafico.svg");
  assert.equal(svg.headers.get("content-type"), "image/svg+xml");
  assert.match(await svg.text(), /^<svg[\s\S]*Vermelho/);
  assert.match((await (await get("grafico.json")).json()).$schema, /vega-lite/);
  assert.equal((await owner.get(clinic.path("/analises/tabela.csv?p=nonsense"))).status, 303);
}

async function empty(clinic: StaffedClinic) {
  const html = await page(clinic, "");
  assert.match(html, /Para começar/);
  assert.match(await page(clinic, planQuery(BY_RISK)), /Ainda não há visitas para contar/);
}

async function keeps(sql: postgres.Sql, clinic: StaffedClinic) {
  const [owner, nurse] = [await clinic.visitor("owner"), await clinic.visitor("nurse")];
  const question = "quantas pessoas chegaram nos últimos 7 dias por cor?";
  const path = (below = "") => clinic.path(`/analises${below}`);
  const save = (title: string) => owner.post(path("/salvar"), { p: JSON.stringify(BY_RISK), title });
  await owner.get(path(`?q=${encodeURIComponent(question)}`));
  const saved = await save("Semana por cor");
  assert.equal(saved.status, 303);
  assert.match(await (await owner.get(saved.headers.get("location") ?? "")).text(), /Consulta salva/);
  const again = await save("Semana por cor");
  assert.equal(again.status, 422);
  assert.match(await again.text(), /id="title-error"[^>]*>Você já tem uma consulta com este título/);
  const list = await (await owner.get(path())).text();
  assert.match(list, /Minhas consultas salvas[\s\S]*>Semana por cor<\/a>/);
  assert.match(list, new RegExp(`Minhas perguntas recentes[\\s\\S]*>${question.replace("?", "\\?")}</a>`));
  assert.doesNotMatch(await (await nurse.get(path())).text(), /Minhas perguntas|Minhas consultas/);
  const [, id] = /name="id" value="([^"]+)"/.exec(list) ?? [];
  assert.equal((await nurse.post(path("/apagar"), { id })).status, 303);
  assert.match(await (await owner.get(path())).text(), /Semana por cor/);
  await owner.post(path("/apagar"), { id });
  await owner.post(path("/apagar-tudo"), {});
  assert.doesNotMatch(await (await owner.get(path())).text(), /Minhas perguntas|Minhas consultas/);
  await sql`
    insert into private.kept_questions (establishment_id, user_id, title, plan)
    values (${clinic.id}, ${clinic.members.owner}, 'De outro tempo', '{"measures": ["beds"]}')`;
  assert.match(await (await owner.get(path())).text(), /De outro tempo[\s\S]*não conta mais/);
}
