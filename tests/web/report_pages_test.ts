import assert from "node:assert/strict";
import { PDFDocument } from "pdf-lib";
import { madeUpPast } from "../edge/analytics/past.ts";
import { testStack } from "../support/stack.ts";
import { sessionCookie, type StaffedClinic, staffedClinic } from "./staff_member.ts";
import { visitor } from "./visitor.ts";

const SPAN = "from=2026-01-10&to=2026-03-12";

/** One stack for the file; the reports are of a made-up past, the refusals and the empty ones of a new clinic. */
Deno.test("pages of fixed reports, without JavaScript", async (t) => {
  await using stack = await testStack();
  const past = await madeUpPast(stack.sql, 120);
  const cookie = await sessionCookie(stack, past.clinic.members.nurse);
  const nurse = visitor(stack.url, (request) => {
    request.headers.append("cookie", cookie);
    return fetch(request);
  });
  const base = `/app/${past.clinic.slug}/relatorios`;
  const get = async (path: string, language = "pt-BR") => {
    const answer = await nurse.get(base + path, { "accept-language": language });
    assert.equal(answer.status, 200, path);
    return answer;
  };
  const page = async (path: string, language?: string) => await (await get(path, language)).text();

  await t.step("are reached from the navigation and from one list", async () => {
    const html = await page("");
    assert.match(html, new RegExp(`<a href="${base}" aria-current="page">Relatórios</a>`));
    for (const path of ["operacao", "profissionais", "agendamentos", "espera"]) {
      assert.match(html, new RegExp(`href="${base}/${path}"`), path);
    }
  });

  await t.step("show figures, chart and tables of a period, in both languages", async () => {
    const html = await page(`/operacao?${SPAN}`);
    assert.match(html, /10\/01\/2026 a 12\/03\/2026/);
    assert.match(html, /alt="Movimento por hora: o maior foi às \d\dh, com \d+ chegadas\."/);
    for (const title of ["Movimento por hora", "Esperas por classificação", "Dia a dia"]) {
      assert.match(html, new RegExp(`>${title}</h2>`));
    }
    const english = await page(`/profissionais?${SPAN}&by=month`, "en");
    assert.match(english, /January 2026[^]*Helena Prado/);
    assert.match(english, /<option value="month" selected/);
    assert.match(await page(`/profissionais?${SPAN}`), /src="data:image\/svg\+xml,/);
  });

  await t.step("say that there are no appointed times where there are none, and draw nothing", async () => {
    const html = await page(`/agendamentos?${SPAN}`);
    assert.match(html, /Nenhuma visita com hora marcada neste período/);
    assert.doesNotMatch(html, /<table|<img/);
  });

  await t.step("are CSV by table", async () => {
    const answer = await get(`/operacao/tabela.csv?${SPAN}&tabela=risks`);
    assert.match(answer.headers.get("content-disposition") ?? "", /operations-risks-[\d-]+\.csv"$/);
    const lines = (await answer.text()).replace("\uFEFF", "").trimEnd().split("\r\n");
    assert.match(lines[0], /^"Classificação";"Meta \(min\)";"Chegadas"/);
    assert.match(lines[1], /^"Emergência";0;\d+/);
    const none = await nurse.get(`${base}/operacao/tabela.csv?${SPAN}&tabela=secrets`);
    assert.equal(none.headers.get("location"), `${base}/operacao?${SPAN}&tabela=secrets`);
  });

  await t.step("are PDF in A4 with the clinic, the period and page numbers", async () => {
    const answer = await get(`/operacao/relatorio.pdf?${SPAN}`);
    assert.equal(answer.headers.get("content-type"), "application/pdf");
    const pdf = await PDFDocument.load(await answer.arrayBuffer(), { updateMetadata: false });
    const [sheet] = pdf.getPages();
    assert.deepEqual([Math.round(sheet.getWidth()), Math.round(sheet.getHeight())], [842, 595]);
    assert.ok(pdf.getPageCount() >= 3, "62 days do not fit on two pages");
    assert.match(pdf.getTitle() ?? "", /^Operação do dia - Clínica Aurora/);
  });

  await t.step(
    "tell a patient's history to whoever reads charts, from the chart, with any name on paper",
    async () => {
      const { patient } = past.visits[0];
      await stack.sql`update public.patients set name = 'Ỹara <b>山田</b>' where id = ${patient}`;
      const chart = await (await nurse.get(`/app/${past.clinic.slug}/pacientes/${patient}`)).text();
      assert.match(chart, new RegExp(`href="${base}/pacientes/${patient}"[^>]*>\\s*Histórico detalhado`));
      const html = await page(`/pacientes/${patient}`);
      assert.match(html, /Histórico de Ỹara &lt;b>山田&lt;\/b>/);
      assert.match(html, /Chegada<\/td>/);
      const pdf = await get(`/pacientes/${patient}/relatorio.pdf`);
      assert.ok((await PDFDocument.load(await pdf.arrayBuffer())).getPageCount() >= 1);
      assert.match(await (await get(`/pacientes/${patient}/tabela.csv`)).text(), /^"Chegada";"Senha"/);
    },
  );

  const fresh = await staffedClinic(stack);
  await t.step(
    "refuse days that are none or backwards, and keep what was typed",
    async () => await refuses(fresh),
  );
  await t.step("are friendly to a new clinic", async () => {
    const owner = await fresh.visitor("owner");
    for (const path of ["/operacao", "/profissionais", "/agendamentos"]) {
      assert.match(await (await owner.get(fresh.path(`/relatorios${path}`))).text(), /class="empty"/, path);
      assert.equal((await owner.get(fresh.path(`/relatorios${path}/relatorio.pdf`))).status, 200);
    }
  });
  await t.step("are of the own clinic alone", async () => {
    const owner = await fresh.visitor("owner");
    const { patient } = past.visits[0];
    for (
      const path of [
        `${base}/operacao`,
        `${base}/operacao/relatorio.pdf`,
        `${base}/pacientes/${patient}`,
        fresh.path(`/relatorios/pacientes/${patient}`),
        fresh.path(`/relatorios/pacientes/${patient}/relatorio.pdf`),
        fresh.path("/relatorios/pacientes/nobody"),
      ]
    ) assert.equal((await owner.get(path)).status, 404, path);
  });
});

async function refuses(clinic: StaffedClinic) {
  const owner = await clinic.visitor("owner");
  const wrong = async (query: string) => {
    const answer = await owner.get(clinic.path(`/relatorios/operacao?${query}`));
    assert.equal(answer.status, 422, query);
    return await answer.text();
  };
  const backwards = await wrong("from=2026-03-02&to=2026-03-01");
  assert.match(backwards, /id="to-error"[^>]*>[^<]*O fim do período vem antes do começo/);
  assert.match(backwards, /value="2026-03-02"/);
  assert.match(await wrong("from=2026-02-30"), /id="from-error"[^>]*>[^<]*Esta data não existe/);
  assert.match(await wrong("from=2020-01-01&to=2026-01-01"), /dois anos/);
}
