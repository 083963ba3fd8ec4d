import assert from "node:assert/strict";
import * as z from "zod/mini";
import { MEMBER_ROLES } from "../../edge/domain/member.ts";
import { codeOf, user } from "../support/actors.ts";
import { clinic, cpfOf, patients, serial, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { accountData, chartLink, holder } from "../support/people.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Link = z.object({
  patient_id: z.string(),
  proof: z.string(),
  linked_at: z.string(),
  establishment: z.looseObject({ id: z.string(), name: z.string() }),
});
const Ticket = z.looseObject({
  id: z.string(),
  code: z.string(),
  token: z.string(),
  status: z.string(),
  establishment: z.looseObject({ id: z.string(), name: z.string(), timezone: z.string() }),
});

const byTicket = (id: string, token: string) => user(sql, id).call(Link, "link_chart_by_ticket", token);
const byAddress = (id: string) => user(sql, id).call(z.array(Link), "link_charts_by_address");

async function chart(establishment: string, fields: Record<string, unknown>): Promise<string> {
  const [id] = await patients(sql, establishment, 1);
  await sql`update public.patients set ${sql(fields)} where id = ${id}`;
  return id;
}

Deno.test("link_chart_by_ticket() links the chart behind a live ticket, again without harm", async () => {
  const house = await clinic(sql);
  const { token, patient_id } = await visit(sql, house);
  const ana = await holder(sql);
  const link = await byTicket(ana.id, token);
  assert.deepEqual([link.patient_id, link.proof, link.establishment.id], [patient_id, "ticket", house.id]);
  assert.deepEqual(await byTicket(ana.id, token), link);
  assert.equal(await codeOf(byTicket((await holder(sql)).id, token)), "LINKD");
});

Deno.test("link_chart_by_ticket() knows no old ticket, and no chart of somebody with another CPF", async () => {
  const house = await clinic(sql);
  const ana = await holder(sql);
  const ended = (hours: number) =>
    visit(sql, house, { status: "finished", closed_at: new Date(Date.now() - hours * 3_600_000) });
  assert.equal(await codeOf(byTicket(ana.id, (await ended(25)).token)), "NTFND");
  await byTicket(ana.id, (await ended(23)).token);
  assert.equal(await codeOf(byTicket(ana.id, "A".repeat(24))), "NTFND");
  const other = await chart(house.id, { cpf: cpfOf(serial() + 600_000) });
  const { token } = await visit(sql, house, { patient_id: other });
  assert.equal(await codeOf(byTicket(ana.id, token)), "OTHER");
  const own = await chart(house.id, { cpf: ana.cpf });
  const mine = await visit(sql, house, { patient_id: own });
  assert.equal((await byTicket(ana.id, mine.token)).patient_id, own);
});

Deno.test("link_chart_by_ticket() by ten accounts at once: one of them has the chart", async () => {
  const house = await clinic(sql);
  const { token } = await visit(sql, house);
  const people = await Promise.all(Array.from({ length: 10 }, () => holder(sql)));
  const outcomes = await Promise.allSettled(people.map(({ id }) => byTicket(id, token)));
  assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
});

Deno.test("link_charts_by_address() links charts with a verified address, in every clinic, once", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  const ana = await holder(sql, { confirmed: true, phone: "5511977776666" });
  const mail = await chart(house.id, { email: ana.email.toUpperCase(), birth_date: ana.birth_date });
  const phone = await chart(other.id, { phone: "11977776666", cpf: ana.cpf });
  const links = await byAddress(ana.id);
  assert.deepEqual(
    links.map(({ patient_id, proof }) => [patient_id, proof]).sort(),
    [[mail, "email"], [phone, "phone"]].sort(),
  );
  assert.deepEqual(await byAddress(ana.id), []);
});

Deno.test("link_charts_by_address(): an address that is only typed, or contradicted, links nothing", async () => {
  const house = await clinic(sql);
  const typed = await holder(sql);
  await chart(house.id, { email: typed.email, cpf: typed.cpf });
  assert.deepEqual(await byAddress(typed.id), []);
  const ana = await holder(sql, { confirmed: true });
  await chart(house.id, { email: ana.email, cpf: cpfOf(serial() + 700_000) });
  await chart(house.id, { email: ana.email, birth_date: "2019-01-01" });
  await chart(house.id, { email: ana.email, name: "Outra Pessoa" });
  const taken = await chart(house.id, { email: ana.email, birth_date: ana.birth_date });
  await chartLink(sql, house.id, { patient_id: taken });
  assert.deepEqual(await byAddress(ana.id), []);
  const named = await chart(house.id, { email: ana.email, name: ana.name.toUpperCase() });
  assert.deepEqual((await byAddress(ana.id)).map(({ patient_id }) => patient_id), [named]);
});

Deno.test("my_tickets(): the open visits of the account's charts in all clinics, and of nobody else", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  const ana = await holder(sql);
  const asAna = user(sql, ana.id);
  const open = [await visit(sql, house), await visit(sql, other, { status: "called" })];
  for (const { token } of open) await byTicket(ana.id, token);
  await visit(sql, house);
  const past = await visit(sql, house, { status: "finished" });
  await byTicket(ana.id, past.token);
  const tickets = await asAna.call(z.array(Ticket), "my_tickets");
  assert.deepEqual(tickets.map(({ token }) => token).sort(), open.map(({ token }) => token).sort());
  assert.deepEqual(tickets.map(({ establishment }) => establishment.id).sort(), [house.id, other.id].sort());
  await sql`update public.visits set status = 'cancelled', closed_at = now() where id = ${open[0].id}`;
  assert.equal((await asAna.call(z.array(Ticket), "my_tickets")).length, 1);
});

Deno.test("unlink_chart() by the holder, or by owners, admins and the reception", async () => {
  const house = await clinic(sql);
  for (const role of MEMBER_ROLES) {
    const [patient_id] = await patients(sql, house.id, 1);
    await chartLink(sql, house.id, { patient_id });
    const unlink = user(sql, house.members[role]).call(z.unknown(), "unlink_chart", patient_id);
    if (role === "nurse" || role === "doctor") assert.equal(await codeOf(unlink), "DNIED");
    else assert.deepEqual(await unlink, { patient_id });
  }
  const ana = await holder(sql);
  const { token, patient_id } = await visit(sql, house);
  await byTicket(ana.id, token);
  assert.equal(
    await codeOf(user(sql, (await holder(sql)).id).call(z.unknown(), "unlink_chart", patient_id)),
    "NTFND",
  );
  assert.deepEqual(await user(sql, ana.id).call(z.unknown(), "unlink_chart", patient_id), { patient_id });
  assert.deepEqual(await user(sql, ana.id).call(z.array(Ticket), "my_tickets"), []);
});

Deno.test("unlink_own_chart() is for the holder alone, whatever others may do with the chart", async () => {
  const house = await clinic(sql);
  const ana = await holder(sql);
  const { token, patient_id } = await visit(sql, house);
  await byTicket(ana.id, token);
  const unlink = (who: string) =>
    user(sql, who).call(z.object({ charts: z.array(z.unknown()) }), "unlink_own_chart", patient_id);
  // The reception is a patient too: its own account has not this chart.
  const desk = house.members.receptionist;
  await sql`insert into public.patient_accounts ${sql({ ...accountData(), user_id: desk })}`;
  for (const who of [desk, house.members.owner, (await holder(sql)).id]) {
    assert.equal(await codeOf(unlink(who)), "NTFND");
  }
  assert.deepEqual(await unlink(ana.id), { charts: [] });
  assert.equal(await codeOf(unlink(ana.id)), "NTFND");
});

Deno.test("chart_links: the audit log tells that a patient linked a chart, not who holds the account", async () => {
  const house = await clinic(sql);
  const ana = await holder(sql);
  const { token, patient_id } = await visit(sql, house);
  await byTicket(ana.id, token);
  const [entry] = await sql`
    select actor_role, patient_id, changes from public.audit_log where table_name = 'chart_links' and actor_id = ${ana.id}`;
  assert.deepEqual([entry.actor_role, entry.patient_id], [null, patient_id]);
  assert.deepEqual(entry.changes.user_id, { withheld: true });
  assert.deepEqual(entry.changes.proof, { before: null, after: "ticket" });
});
