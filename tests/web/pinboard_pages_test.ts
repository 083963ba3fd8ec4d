import assert from "node:assert/strict";
import { planOf } from "../../edge/domain/analytics/plan.ts";
import { pinboard } from "../support/pinboards.ts";
import { testStack } from "../support/stack.ts";
import { ShownPins } from "../../web/backend/pinboard_figures.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";

const BY_RISK = planOf({
  dimensions: ["risk"],
  period: { kind: "relative", unit: "day", offset: 0, count: 7 },
});

/** A clinic with eight people in the queue, counted. */
async function busy(stack: Awaited<ReturnType<typeof testStack>>): Promise<StaffedClinic> {
  const clinic = await staffedClinic(stack);
  const made = await clinic.queue(...Array.from({ length: 8 }, () => ({ risk: "green" as const })));
  await stack.sql`
    insert into public.visit_events (establishment_id, visit_id, act, to_status)
    select establishment_id, id, 'create', 'waiting' from public.visits
    where id in ${stack.sql(made.map(({ id }) => id))}`;
  return clinic;
}

Deno.test("pages of pinboards, without JavaScript", async (t) => {
  await using stack = await testStack();
  const clinic = await busy(stack);
  const [nurse, doctor] = [await clinic.visitor("nurse"), await clinic.visitor("doctor")];
  const base = clinic.path("/analises");
  const html = async (who: typeof nurse, path: string) => await (await who.get(path)).text();
  let board = "";

  await t.step("an answer is pinned to a new pinboard and shown there as chart and table", async () => {
    const p = JSON.stringify(BY_RISK);
    const refused = await nurse.post(`${base}/fixar`, { p, title: " ", board: "new" });
    assert.equal(refused.status, 422);
    assert.match(await refused.text(), /id="title-error"/);
    const sent = await nurse.post(`${base}/fixar`, { p, title: "Por cor", board: "new" });
    const to = sent.headers.get("location") ?? "";
    board = to.replace(/\?.*/, "");
    const page = await html(nurse, to);
    assert.match(page, /Fixado\./);
    assert.match(page, /Por cor/);
    assert.match(page, /src="data:image\/svg\+xml,/);
    assert.match(page, /alt="Gráfico: Chegadas por cor/);
    assert.match(page, /<th scope="row">Verde<\/th><td class="number">8<\/td>/);
    assert.match(page, /Só você vê este quadro/);
    assert.match(await html(nurse, `${base}/quadros`), /Meu quadro<\/a>/);
    assert.match(await html(doctor, `${base}/quadros`), /Ainda não há quadros/);
    assert.equal((await doctor.get(board)).status, 404);
  });

  await t.step("it is renamed, shared, and read by those who may not change it", async () => {
    const wrong = await nurse.post(`${board}/editar`, { name: "" });
    assert.equal(wrong.status, 422);
    assert.match(await wrong.text(), /id="name-error"/);
    const saved = await nurse.post(`${board}/editar`, { name: "Semana", roles: "doctor" });
    assert.equal(saved.status, 303);
    assert.match(await html(nurse, board), /Compartilhado com: /);
    const seen = await html(doctor, board);
    assert.match(seen, /Semana/);
    assert.doesNotMatch(seen, /\/editar/);
    assert.equal((await doctor.get(`${board}/editar`)).status, 404);
    assert.equal((await doctor.post(`${board}/excluir`, {})).status, 404);
  });

  await t.step("pins are put in order, renamed, redrawn and taken off", async () => {
    await nurse.post(`${base}/fixar`, {
      p: JSON.stringify(planOf({})),
      title: "Chegadas",
      board: board.split("/").at(-1) ?? "",
    });
    const pins = async () => {
      const page = await html(nurse, `${board}/editar`);
      return [...page.matchAll(/<input[^>]*name="title-([^"]+)"[^>]*>/g)].map(([tag, id]) => ({
        id,
        title: /value="([^"]*)"/.exec(tag)?.[1],
      }));
    };
    const [first, second] = await pins();
    const act = (id: string, fields: Record<string, string>) =>
      nurse.post(`${board}/respostas/${id}`, fields);
    await act(second.id, { act: "up" });
    assert.deepEqual((await pins()).map(({ title }) => title), ["Chegadas", "Por cor"]);
    await act(first.id, {
      act: "save",
      [`title-${first.id}`]: "Cores",
      [`chart-${first.id}`]: "table",
    });
    assert.doesNotMatch(await html(nurse, board), /data:image/);
    const refused = await act(first.id, { act: "save", [`title-${first.id}`]: "" });
    assert.equal(refused.status, 422);
    await act(first.id, { act: "remove" });
    assert.deepEqual((await pins()).map(({ title }) => title), ["Chegadas"]);
  });

  await t.step("its figures are there as JSON, for the page that is open", async () => {
    const figures = ShownPins.parse(await (await doctor.get(`${board}/figuras?live`)).json());
    assert.deepEqual(figures.pins.map(({ title, rows }) => [title, rows]), [["Chegadas", [["8"]]]]);
  });

  await t.step("it is mailed to whoever wants it, until the link in the mail is used", async () => {
    const sent = await doctor.post(`${board}/email`, { weekday: "5", hour: "17" });
    assert.match(await html(doctor, sent.headers.get("location") ?? ""), /sexta, às 17h/);
    assert.doesNotMatch(await html(nurse, board), /sexta, às 17h/);
    await doctor.post(`${board}/email/parar`, {});
    assert.doesNotMatch(await html(doctor, board), /sexta, às 17h/);
    await doctor.post(`${board}/email`, { weekday: "1", hour: "7" });
    const [{ token }] = await stack.sql`
      select token from private.pinboard_subscriptions where user_id = ${clinic.members.doctor}`;
    const link = `${stack.url}/desinscrever/${token}`;
    assert.match(await (await fetch(link)).text(), /“Semana”, de Clínica Aurora/);
    // As a mail program does by itself: no origin, no cookie.
    const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
    assert.equal(await (await fetch(link, { method: "POST", body })).text(), "ok");
    assert.match(await (await fetch(link, { method: "POST" })).text(), /não recebe mais/);
    assert.equal((await fetch(link)).status, 410);
    assert.doesNotMatch(await html(doctor, board), /segunda, às 7h/);
  });

  await t.step("what counts no more says so, and a deleted pinboard is gone", async () => {
    await stack
      .sql`update public.pins set plan = '{"measures": ["beds"]}' where establishment_id = ${clinic.id}`;
    assert.match(await html(doctor, board), /não conta mais/);
    assert.match(await html(nurse, `${board}/editar`), /não conta mais/);
    const gone = await nurse.post(`${board}/excluir`, {});
    assert.match(await html(nurse, gone.headers.get("location") ?? ""), /Quadro excluído/);
    assert.equal((await nurse.get(board)).status, 404);
  });

  await t.step("another clinic's pinboard is no pinboard", async () => {
    const other = await staffedClinic(stack);
    const foreign = await pinboard(stack.sql, other);
    const owner = await clinic.visitor("owner");
    for (const path of [`${base}/quadros/${foreign}`, other.path(`/analises/quadros/${foreign}`)]) {
      assert.equal((await owner.get(path)).status, 404);
    }
  });
});
