import assert from "node:assert/strict";
import { person } from "../support/builders.ts";
import { type SmtpServer, startSmtp } from "../support/smtp_server.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { sessionCookie, type StaffedClinic, staffedClinic } from "./staff_member.ts";
import { type Visitor, visitor } from "./visitor.ts";

/** One stack for the file; each step has a clinic of its own. */
Deno.test("pages of a clinic's team, without JavaScript", async (t) => {
  await using smtp = startSmtp();
  await using stack = await testStack({ smtpUrl: smtp.url });
  const step = (name: string, run: (clinic: StaffedClinic, world: World) => Promise<void>) =>
    t.step(name, async () => await run(await staffedClinic(stack), { stack, smtp }));

  await step("list the team to those who run it, and the rights to everybody", lists);
  await step("invite by mail, and show the invitation until it is withdrawn", invites);
  await step("keep what was typed and name what is wrong", refusesInvitation);
  await step("say that the person is in already", alreadyIn);
  await step("change a role, transfer ownership and remove", changes);
  await step("let only those who run the clinic change anybody", onlyManagers);
  await step("let people leave, but not the last owner", leaves);
  await step("open a login for the invited address alone, and join", joinsAnew);
  await step("join with a login that exists, and switch between clinics", joinsWithLogin);
  await step("tell whoever has an old or wrong link what became of it", closedLinks);
});

interface World {
  stack: Stack;
  smtp: SmtpServer;
}

const mailOf = (name: string) => `${name}.${crypto.randomUUID().slice(0, 8)}@example.com`;

/** Invites somebody and gives the path of the link in the mail. */
async function invite(
  clinic: StaffedClinic,
  { smtp }: World,
  email: string,
  role = "nurse",
): Promise<string> {
  const answer = await (await clinic.visitor("owner")).post(clinic.path("/equipe"), { email, role });
  assert.equal(answer.headers.get("location"), clinic.path("/equipe?feito=invited"));
  const { text } = await smtp.mailTo(email);
  return /http:\S+(\/convite\/\S+)/.exec(text)?.[1] ?? assert.fail(text);
}

async function signedIn({ stack }: World, user: string): Promise<Visitor> {
  const cookie = await sessionCookie(stack, user);
  return visitor(stack.url, (request) => {
    request.headers.append("cookie", cookie);
    return fetch(request);
  });
}

async function lists(clinic: StaffedClinic) {
  const seen = async (role: "owner" | "nurse") =>
    await (await (await clinic.visitor(role)).get(clinic.path("/equipe"))).text();
  const [owner, nurse] = [await seen("owner"), await seen("nurse")];
  for (const user of Object.values(clinic.members)) {
    assert.ok(owner.includes(`${user}@example.com`));
    assert.equal(nurse.includes(`${user}@example.com`), user === clinic.members.nurse);
  }
  for (const html of [owner, nurse]) assert.match(html, /O que cada função pode fazer/);
  assert.match(owner, /Enviar convite/);
  assert.doesNotMatch(nurse, /Enviar convite/);
}

async function invites(clinic: StaffedClinic, world: World) {
  const email = mailOf("nova");
  await invite(clinic, world, email);
  const owner = await clinic.visitor("owner");
  const html = await (await owner.get(clinic.path("/equipe?feito=invited"))).text();
  assert.ok(html.includes(email));
  assert.match(html, /Convite enviado\. O link vale por 7 dias/);
  const [, action] = /action="([^"]+\/cancelar)"/.exec(html) ?? [];
  assert.equal((await owner.post(action, {})).headers.get("location"), clinic.path("/equipe?feito=revoked"));
  assert.ok(!(await (await owner.get(clinic.path("/equipe"))).text()).includes(email));
}

async function refusesInvitation(clinic: StaffedClinic) {
  const owner = await clinic.visitor("owner");
  const response = await owner.post(clinic.path("/equipe"), { email: "joana@", role: "" });
  assert.equal(response.status, 422);
  const html = await response.text();
  for (const field of ["email", "role"]) {
    assert.match(html, new RegExp(`<a href="#${field}">`));
    assert.match(html, new RegExp(`id="${field}-error"`));
  }
  assert.match(html, /value="joana@"/);
  const english = await owner.post(clinic.path("/equipe"), { email: "", role: "nurse" }, {
    "accept-language": "en",
  });
  assert.match(await english.text(), /Write the e-mail address of whom you want to invite/);
}

async function alreadyIn(clinic: StaffedClinic) {
  const owner = await clinic.visitor("owner");
  const email = `${clinic.members.nurse}@example.com`;
  const response = await owner.post(clinic.path("/equipe"), { email, role: "doctor" });
  assert.equal(response.status, 409);
  assert.match(await response.text(), /id="email-error">Esta pessoa já está na equipe/);
}

async function changes(clinic: StaffedClinic, { stack }: World) {
  const owner = await clinic.visitor("owner");
  const member = (role: "nurse" | "doctor", act = "") =>
    clinic.path(`/equipe/membros/${clinic.members[role]}${act}`);
  const rolesHeld = async () => {
    const rows = await stack
      .sql`select user_id, role from public.members where establishment_id = ${clinic.id}`;
    return new Map(rows.map((row) => [row.user_id, row.role]));
  };
  assert.match(await (await owner.get(member("nurse"))).text(), /deixa de ver a fila, os pacientes/);
  assert.equal((await owner.post(member("nurse"), { role: "king" })).status, 422);
  await owner.post(member("nurse"), { role: "receptionist" });
  assert.equal((await rolesHeld()).get(clinic.members.nurse), "receptionist");

  const nurse = await clinic.visitor("nurse");
  assert.equal((await nurse.get(clinic.path("/fila"))).status, 200);
  await owner.post(member("nurse", "/remover"), {});
  for (const below of ["", "/fila", "/equipe"]) {
    assert.equal((await nurse.get(clinic.path(below))).status, 404);
  }

  await owner.post(member("doctor", "/transferir"), {});
  const held = await rolesHeld();
  assert.deepEqual([held.get(clinic.members.doctor), held.get(clinic.members.owner)], ["owner", "admin"]);
  assert.equal((await owner.post(member("doctor", "/remover"), {})).status, 403);
}

async function onlyManagers(clinic: StaffedClinic, { stack }: World) {
  const nurse = await clinic.visitor("nurse");
  const doctor = clinic.path(`/equipe/membros/${clinic.members.doctor}`);
  assert.equal((await nurse.get(doctor)).status, 404);
  for (const act of ["", "/remover", "/transferir"]) {
    assert.equal((await nurse.post(doctor + act, { role: "admin" })).status, 404, act);
  }
  assert.equal((await nurse.post(clinic.path("/equipe"), { email: mailOf("x"), role: "nurse" })).status, 403);
  const foreign = await (await staffedClinic(stack)).visitor("owner");
  assert.equal((await foreign.post(`${doctor}/remover`, {})).status, 404);
  const [{ count }] = await stack.sql`
    select count(*)::int as count from public.members where establishment_id = ${clinic.id}`;
  assert.equal(count, 5);
}

async function leaves(clinic: StaffedClinic) {
  const nurse = await clinic.visitor("nurse");
  assert.match(await (await nurse.get(clinic.path("/equipe/sair"))).text(), /será preciso um novo convite/);
  assert.equal((await nurse.post(clinic.path("/equipe/sair"), {})).headers.get("location"), "/app");
  assert.equal((await nurse.get(clinic.path("/equipe"))).status, 404);
  const last = await (await clinic.visitor("owner")).post(clinic.path("/equipe/sair"), {});
  assert.equal(last.status, 409);
  assert.match(await last.text(), /precisa de alguém responsável/);
}

async function joinsAnew(clinic: StaffedClinic, world: World) {
  const email = mailOf("maria");
  const link = await invite(clinic, world, email, "receptionist");
  const guest = visitor(world.stack.url);
  const seen = await (await guest.get(link)).text();
  assert.match(seen, /Função: Recepção/);
  assert.ok(seen.includes("m***@example.com") && !seen.includes(email));
  const stranger = await clinic.visitor("doctor");
  assert.match(await (await stranger.get(link)).text(), /O convite é para outro e-mail/);
  const send = (typed: string, password: string) => guest.post(link, { email: typed, password });
  const other = await send("outra@example.com", "uma frase comprida");
  assert.equal(other.status, 422);
  assert.match(await other.text(), /Use o e-mail que recebeu o convite: m\*\*\*@example\.com/);
  assert.match(await (await send(email, "curta")).text(), /id="password-error"/);
  const joined = await send(email, "uma frase comprida");
  assert.equal(joined.headers.get("location"), clinic.path());
  const page = await (await guest.get(clinic.path("/equipe"))).text();
  assert.match(page, /Sua função nesta clínica: Recepção/);
  assert.equal((await guest.get(link)).status, 200);
}

async function joinsWithLogin(clinic: StaffedClinic, world: World) {
  const user = await person(world.stack.sql);
  const [other, guest] = [await staffedClinic(world.stack), await signedIn(world, user)];
  for (const house of [clinic, other]) {
    const email = `${user}@example.com`;
    await world.smtp.mails.splice(0);
    const link = await invite(house, world, email);
    const stranger = await house.visitor("doctor");
    assert.equal((await stranger.post(`${link}/aceitar`, {})).status, 403);
    assert.match(await (await guest.get(link)).text(), /Aceitar convite/);
    assert.equal((await guest.post(`${link}/aceitar`, {})).headers.get("location"), house.path());
  }
  const chooser = await (await guest.get("/app")).text();
  for (const house of [clinic, other]) {
    assert.ok(chooser.includes(`href="${house.path()}"`));
    assert.equal((await guest.get(house.path("/fila"))).status, 200);
  }
}

async function closedLinks(clinic: StaffedClinic, world: World) {
  const link = await invite(clinic, world, mailOf("tarde"));
  await world.stack
    .sql`update public.invitations set expires_at = now() where establishment_id = ${clinic.id}`;
  const guest = visitor(world.stack.url);
  const late = await guest.get(link);
  assert.equal(late.status, 410);
  assert.match(await late.text(), /Este convite venceu/);
  assert.equal((await guest.get(`/convite/${"x".repeat(24)}`)).status, 404);
}
