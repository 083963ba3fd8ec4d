import assert from "node:assert/strict";
import { reports as en } from "../../web/i18n/reports/en.ts";
import { reports as pt } from "../../web/i18n/reports/pt_BR.ts";
import { testStack } from "../support/stack.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";

async function read(clinic: StaffedClinic, path: string): Promise<string> {
  const answer = await (await clinic.visitor("nurse")).get(path);
  assert.equal(answer.status, 200);
  return await answer.text();
}

Deno.test("the board shows what who waits was told, and no number to urgent cases", async () => {
  await using stack = await testStack();
  const { sql } = stack;
  const clinic = await staffedClinic(stack);
  const [red, green] = await clinic.queue({ risk: "red" }, { risk: "green" }, { risk: "blue" });
  const waits = Object.fromEntries(
    [red, green].map(({ id }) => [id, { about_minutes: 100, up_to_minutes: 130, since: 1 }]),
  );
  await sql`insert into private.wait_models (establishment_id, basis, cursor, models, forecast)
    values (${clinic.id}, '', 0, '[]', ${sql.json({ waits, newcomers: {} })})`;
  const board = await read(clinic, clinic.path("/fila"));
  const told = board.split('role="row"').map((row) => /≈ 1\sh\s40\smin, até 2\sh\s10\smin/.test(row)).slice(
    2,
  );
  assert.deepEqual(told, [false, true, false]);
});

Deno.test("report of waits says how near they came, by class and hour, to the own clinic", async () => {
  await using stack = await testStack();
  const { sql } = stack;
  const clinic = await staffedClinic(stack);
  const path = clinic.path("/relatorios/espera");
  assert.match(await read(clinic, path), /Ainda não há esperas para comparar/);
  const served = async (...risks: ("green" | "yellow")[]) => {
    const ids = (await clinic.queue(...risks.map((risk) => ({ risk })))).map(({ id }) => id);
    await sql`
      insert into private.wait_promises (establishment_id, visit_id, made_at, risk, about, up_to, plain)
      select establishment_id, id, now() - interval '30 minutes', risk, case risk when 'green' then 20 else 10 end, 25.5, 50
      from public.visits where id in ${sql(ids)}`;
    await sql`
      insert into public.visit_events (establishment_id, visit_id, act, to_status, happened_at)
      select establishment_id, id, 'start', 'in_service',
        now() - case risk when 'green' then interval '5 minutes' else interval '0 minutes' end
      from public.visits where id in ${sql(ids)}`;
  };
  await served("green", "green", "yellow");
  const html = await read(clinic, path);
  // Green waited 25 of 20 to 25.5 told, yellow 30 of 10 to 25.5.
  assert.match(html, /2 de 3 pessoas esperaram no máximo/);
  assert.match(html, /erramos por 10 min\. A média das duas horas anteriores erraria por 23,3 min/);
  assert.match(html, /Pouco urgente[^]*?class="muted">100\s*% \(2 de 2\)<[^]*?>5 min<[^]*?>25 min</);
  assert.match(await read(clinic, clinic.path("/analises")), /href="[^"]*\/relatorios\/espera"/);
  const other = await staffedClinic(stack);
  assert.match(await read(other, other.path("/relatorios/espera")), /Ainda não há esperas/);
  assert.equal((await (await other.visitor("owner")).get(path)).status, 404);
  await served(...Array.from({ length: 19 }, () => "green" as const));
  const many = await read(clinic, path);
  assert.match(many, /9,5 de cada 10 esperaram no máximo/);
  assert.match(many, /Pouco urgente[^]*?<td class="number">100\s*%<\/td>/);
  assert.match(many, /class="muted">0\s*% \(0 de 1\)</, "yellow are few still");
});

Deno.test("report of waits says of how few people it speaks", () => {
  const [portuguese, english] = [pt, en].map(({ waits }) => waits.kept_few);
  assert.equal(portuguese(1, 1), "1 de 1 pessoa esperou no máximo o tempo que dissemos");
  assert.equal(portuguese(0, 1), "0 de 1 pessoa esperou no máximo o tempo que dissemos");
  assert.equal(portuguese(7, 8), "7 de 8 pessoas esperaram no máximo o tempo que dissemos");
  assert.equal(english(1, 1), "1 of 1 person waited no longer than we said");
  assert.equal(english(7, 8), "7 of 8 people waited no longer than we said");
});
