import assert from "node:assert/strict";
import { PASSWORD, signUp } from "../support/logins.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { unzip } from "../support/zip_files.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";
import { type Visitor, visitor } from "./visitor.ts";

/** One stack for the file; each step has a clinic of its own. */
Deno.test("pages of a clinic's end, without JavaScript", async (t) => {
  await using stack = await testStack();
  const step = (name: string, run: (clinic: StaffedClinic, stack: Stack) => Promise<void>) =>
    t.step(name, async () => await run(await staffedClinic(stack), stack));

  await step("say what will be lost, to owners alone", says);
  await step("bring the copy", copies);
  await step("keep the name that was typed and say what is wrong", refuses);
  await step("delete the clinic and say so", deletes);
  await step("leave who works elsewhere signed in", staysElsewhere);
});

/** An owner with a password, signed in. */
async function owner(clinic: StaffedClinic, stack: Stack): Promise<Visitor> {
  const { id, email } = await signUp(stack);
  await stack.sql`
    insert into public.members (establishment_id, user_id, role) values (${clinic.id}, ${id}, 'owner')`;
  const person = visitor(stack.url);
  const answer = await person.post("/entrar", { identifier: email, password: PASSWORD });
  assert.equal(answer.status, 303);
  return person;
}

const nameOf = async ({ sql }: Stack, { id }: StaffedClinic): Promise<string> =>
  (await sql`select name from public.establishments where id = ${id}`)[0].name;

async function says(clinic: StaffedClinic) {
  await clinic.queue({}, {});
  const html = await (await (await clinic.visitor("owner")).get(clinic.path("/encerrar"))).text();
  assert.match(html, /<dt>Fichas de pacientes<\/dt><dd class="number">2<\/dd>/);
  assert.match(html, /Nenhuma cópia completa foi baixada/);
  const team = async (role: "owner" | "admin") =>
    await (await (await clinic.visitor(role)).get(clinic.path("/equipe"))).text();
  assert.ok((await team("owner")).includes(`href="${clinic.path("/encerrar")}"`));
  assert.ok(!(await team("admin")).includes(clinic.path("/encerrar")));
  const admin = await clinic.visitor("admin");
  assert.equal((await admin.get(clinic.path("/encerrar"))).status, 403);
  assert.equal((await admin.post(clinic.path("/encerrar/copia"), {})).status, 403);
  assert.equal((await admin.post(clinic.path("/encerrar"), { name: "x", password: "x" })).status, 403);
}

async function copies(clinic: StaffedClinic, stack: Stack) {
  await clinic.queue({});
  const person = await clinic.visitor("owner");
  const answer = await person.post(clinic.path("/encerrar/copia"), {});
  assert.match(answer.headers.get("content-disposition") ?? "", new RegExp(`"${clinic.slug}-.*\\.zip"`));
  const files = await unzip(answer);
  assert.ok(files.has("manifest.json") && files.has("LEIA-ME.txt"), [...files.keys()].join());
  for (let tries = 0; tries < 50; tries++) {
    const html = await (await person.get(clinic.path("/encerrar"))).text();
    if (/Última cópia completa: \d/.test(html)) break;
    assert.ok(tries < 49, html);
  }
  const other = await (await staffedClinic(stack)).visitor("owner");
  assert.equal((await other.post(clinic.path("/encerrar/copia"), {})).status, 404);
  assert.equal((await person.get(clinic.path(`/encerrar/copia/${crypto.randomUUID()}`))).status, 404);
}

async function refuses(clinic: StaffedClinic, stack: Stack) {
  const person = await owner(clinic, stack);
  const name = await nameOf(stack, clinic);
  const send = (typed: string, password: string) =>
    person.post(clinic.path("/encerrar"), { name: typed, password });
  const empty = await (await send("", "")).text();
  for (const field of ["name", "password"]) assert.match(empty, new RegExp(`id="${field}-error"`));
  const misspelt = await send(name.toLowerCase(), PASSWORD);
  assert.equal(misspelt.status, 422);
  const html = await misspelt.text();
  assert.match(html, /id="name-error">Não é o nome da clínica/);
  assert.ok(html.includes(`value="${name.toLowerCase()}"`) && !html.includes(PASSWORD));
  assert.match(await (await send(name, "errada")).text(), /id="password-error">Esta não é a sua senha/);
  assert.equal((await person.get(clinic.path())).status, 200);
}

async function deletes(clinic: StaffedClinic, stack: Stack) {
  const [person, neighbour] = [await owner(clinic, stack), await staffedClinic(stack)];
  const name = await nameOf(stack, clinic);
  const answer = await person.post(clinic.path("/encerrar"), { name, password: PASSWORD });
  assert.deepEqual([answer.status, answer.headers.get("location")], [303, "/encerrada"]);
  const sessions = [...person.cookies.keys()].filter((cookie) => cookie.startsWith("vez-session"));
  assert.deepEqual(sessions, [], "the login is gone with the clinic");
  assert.match(await (await person.get("/encerrada")).text(), /<h1>A clínica foi encerrada<\/h1>/);
  assert.equal((await stack.sql`select from public.establishments where id = ${clinic.id}`).length, 0);
  assert.equal((await (await neighbour.visitor("owner")).get(neighbour.path("/fila"))).status, 200);
}

async function staysElsewhere(clinic: StaffedClinic, stack: Stack) {
  const person = await owner(clinic, stack);
  const other = await staffedClinic(stack);
  await stack.sql`
    insert into public.members (establishment_id, user_id, role)
    select ${other.id}, user_id, 'nurse' from public.members
    where establishment_id = ${clinic.id} and user_id <> ${clinic.members.owner} and role = 'owner'`;
  await person.post(clinic.path("/encerrar"), { name: await nameOf(stack, clinic), password: PASSWORD });
  assert.match(await (await person.get("/encerrada")).text(), /href="\/app"/);
  assert.equal((await person.get(other.path("/fila"))).status, 200);
  assert.equal((await person.get(clinic.path())).status, 404);
}
