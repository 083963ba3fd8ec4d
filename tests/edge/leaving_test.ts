import assert from "node:assert/strict";
import type postgres from "postgres";
import * as z from "zod/mini";
import { ProblemDocument } from "../../edge/openapi/problem_document.ts";
import { createApi } from "../../edge/app.ts";
import type { Clinic } from "../support/builders.ts";
import { type Login, PASSWORD, signUp } from "../support/logins.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { fullClinic, tablesThatName } from "../support/tenant_rows.ts";

const stack = await testStack();
const { sql } = stack;
Deno.test.afterAll(async () => await stack.stop());

const PNG = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);

/** A clinic with rows everywhere and an owner who signed up, with a logo that has bytes. */
async function ownedClinic(): Promise<Clinic & { name: string; owner: Login }> {
  const owner = await signUp(stack);
  const house = await fullClinic(sql, [{}, {}]);
  await sql`insert into public.members (establishment_id, user_id, role) values (${house.id}, ${owner.id}, 'owner')`;
  const { error } = await owner.supabase.storage.from("logos")
    .upload(`${house.id}/brand.png`, PNG, { contentType: "image/png" });
  assert.equal(error, null);
  const [{ name }] = await sql`select name from public.establishments where id = ${house.id}`;
  return { ...house, name, owner };
}

async function problemOf(answer: Response) {
  const { status, code, errors } = ProblemDocument.parse(await answer.json());
  return { status, code, fields: errors?.map((one) => `${one.path}: ${one.code}`) };
}

const remove = (who: Login, id: string, name: string, password = PASSWORD) =>
  who.ask("DELETE", `/establishments/${id}`, { name, password });

Deno.test("DELETE establishment leaves nothing of it anywhere, and of other clinics every byte", async () => {
  const [house, other] = [await ownedClinic(), await ownedClinic()];
  // What the API itself keeps: an answer for a key, an attempt, an archive, a mailed invitation.
  await house.owner.ask("POST", `/establishments/${house.id}/visits`, { patient: { name: "Ana" } }, {
    "idempotency-key": "k1",
  });
  await house.owner.ask("POST", `/establishments/${house.id}/archives`);
  await remove(house.owner, house.id, house.name, "wrong");
  const files = await filesOnDisk(stack);
  const before = await rowsOf(sql, other);

  const answer = await remove(house.owner, house.id, house.name);
  assert.deepEqual([answer.status, await answer.json()], [200, { logins: 6 }]);

  // Only what tells open pages that the clinic has closed; the platform drops it after three days.
  assert.deepEqual(await tablesThatName(sql, house.id), { "realtime.messages": 3 });
  for (const id of [...Object.values(house.members), house.owner.id, house.owner.email]) {
    assert.deepEqual(await tablesThatName(sql, id), {}, id);
  }
  assert.equal(files - await filesOnDisk(stack), 2, "the logo and what is known of it");
  assert.deepEqual(await rowsOf(sql, other), before);
  assert.ok(before.length > 30);
  const { data } = await other.owner.supabase.storage.from("logos").download(`${other.id}/brand.png`);
  assert.deepEqual(new Uint8Array(await data?.arrayBuffer() ?? []), PNG);
  assert.equal((await house.owner.supabase.auth.getUser()).error?.status, 403);
});

Deno.test("DELETE establishment asks for the name as it is written, before it counts a password", async () => {
  const { id, name, owner } = await ownedClinic();
  for (const typed of [name.toUpperCase(), `${name}x`, "x"]) {
    assert.deepEqual(await problemOf(await remove(owner, id, typed, "wrong")), {
      status: 422,
      code: "invalid_input",
      fields: ["name: invalid"],
    });
  }
  assert.deepEqual((await problemOf(await remove(owner, id, "", ""))).fields, [
    "password: required",
    "name: required",
  ]);
  assert.equal((await remove(owner, id, ` ${name} `)).status, 200);
});

Deno.test("DELETE establishment is for owners: others learn no more than they may", async () => {
  const house = await ownedClinic();
  const [admin, stranger] = [await signUp(stack), await signUp(stack)];
  await sql`insert into public.members (establishment_id, user_id, role) values (${house.id}, ${admin.id}, 'admin')`;
  assert.equal((await problemOf(await remove(admin, house.id, house.name))).code, "role_not_allowed");
  assert.equal((await problemOf(await remove(stranger, house.id, house.name))).code, "not_found");
  assert.equal((await sql`select from public.establishments where id = ${house.id}`).length, 1);
});

Deno.test("A password may be mistyped five times; the right one is counted too, and starts anew", async () => {
  const { id, name, owner } = await ownedClinic();
  for (let i = 0; i < 4; i++) {
    assert.deepEqual((await problemOf(await remove(owner, id, name, `${i}`))).fields, [
      "password: wrong_password",
    ]);
  }
  const someone = await signUp(stack);
  assert.equal((await someone.ask("DELETE", "/me", { password: PASSWORD })).status, 200);
  await remove(owner, id, name, "wrong");
  const refused = await remove(owner, id, name);
  assert.ok(Number(refused.headers.get("retry-after")) > 60);
  assert.equal((await problemOf(refused)).code, "too_many_requests");
  await sql`delete from private.attempts`;
  assert.equal((await remove(owner, id, name)).status, 200);
});

Deno.test("The proof of a password leaves no session behind", async () => {
  const { id, name, owner } = await ownedClinic();
  const second = await signUp(stack);
  await sql`insert into public.members (establishment_id, user_id, role) values (${id}, ${second.id}, 'owner')`;
  const sessions = () => sql`select id from auth.sessions where user_id = ${owner.id}`;
  const before = await sessions();
  await remove(owner, id, name, "wrong");
  await sql`create function public.refuse() returns trigger language plpgsql as 'begin raise exception $$no$$; end'`;
  await sql`create trigger refuse before delete on public.establishments execute function public.refuse()`;
  assert.equal((await remove(owner, id, name)).status, 500);
  await sql`drop trigger refuse on public.establishments`;
  assert.deepEqual(await sessions(), before);
});

Deno.test("DELETE me: the account goes with its login, the chart stays without the link", async () => {
  const house = await fullClinic(sql);
  const ana = await signUp(stack);
  await accountOf(ana, "52998224725");
  const [{ patient_id }] =
    await sql`select patient_id from public.visits where establishment_id = ${house.id}`;
  await sql`insert into public.chart_links (establishment_id, patient_id, user_id, proof)
    values (${house.id}, ${patient_id}, ${ana.id}, 'ticket')`;
  assert.deepEqual((await problemOf(await ana.ask("DELETE", "/me", { password: "wrong" }))).fields, [
    "password: wrong_password",
  ]);
  const answer = await ana.ask("DELETE", "/me", { password: PASSWORD });
  assert.deepEqual([answer.status, await answer.json()], [200, { login: "deleted" }]);
  // The log alone remembers that somebody with this id was there.
  assert.deepEqual(Object.keys(await tablesThatName(sql, ana.id)), ["public.audit_log"]);
  assert.deepEqual(await tablesThatName(sql, ana.email), {});
  assert.equal((await sql`select from public.patients where id = ${patient_id}`).length, 1);
  const again = await ana.ask("DELETE", "/me", { password: PASSWORD });
  assert.equal((await problemOf(again)).code, "not_authenticated");
});

Deno.test("DELETE me: who is the last owner learns of which clinics; who works elsewhere keeps the login", async () => {
  const { id, name, owner, members } = await ownedClinic();
  await sql`delete from public.members where establishment_id = ${id} and user_id = ${members.owner}`;
  const Refusal = z.object({ code: z.string(), establishments: z.array(z.object({ name: z.string() })) });
  const refused = Refusal.parse(await (await owner.ask("DELETE", "/me", { password: PASSWORD })).json());
  assert.deepEqual(refused, { code: "last_owner", establishments: [{ name }] });
  await accountOf(owner, "12345678909");
  const answer = await owner.ask("DELETE", "/me", { password: PASSWORD });
  assert.deepEqual(await answer.json(), { login: "kept" });
  assert.equal((await owner.ask("GET", `/establishments/${id}`)).status, 200);
});

Deno.test("sweep() removes what a process that died left, and no file of a living clinic", async () => {
  const [house, other] = [await ownedClinic(), await ownedClinic()];
  await sql.begin(async (sql) => {
    await sql`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${
      JSON.stringify({ sub: house.owner.id })
    }, true)`;
    await sql`select private.delete_establishment(${house.id}, ${house.name})`;
  });
  assert.deepEqual(Object.keys(await tablesThatName(sql, house.id)), [
    "realtime.messages",
    "storage.objects",
  ]);
  const { sweep, close } = createApi({
    databaseUrl: stack.databaseUrl,
    supabaseUrl: stack.url,
    secretKey: stack.keys.secret_key,
  });
  await sweep();
  await close();
  assert.deepEqual(Object.keys(await tablesThatName(sql, house.id)), ["realtime.messages"]);
  assert.equal((await tablesThatName(sql, other.id))["storage.objects"], 2);
});

async function accountOf({ id }: Login, cpf: string): Promise<void> {
  const row = {
    user_id: id,
    name: "Ana",
    birth_date: "1990-05-01",
    cpf,
    terms_version: "1",
    privacy_version: "1",
  };
  await sql`insert into public.patient_accounts ${sql(row)}`;
}

/** Every row of every table that names a clinic or somebody who works there, as text. */
async function rowsOf(sql: postgres.Sql, { id, members, owner }: Clinic & { owner: Login }) {
  const names = [id, ...Object.values(members), owner.id];
  const tables = new Set<string>();
  for (const name of names) {
    for (const table of Object.keys(await tablesThatName(sql, name))) tables.add(table);
  }
  const rows = await Promise.all(
    [...tables].sort().map((table) =>
      sql.unsafe<{ row: string }[]>(
        `select '${table} ' || t::text as row from ${table} as t where t::text like any ($1) order by 1`,
        [names.map((name) => `%${name}%`)],
      )
    ),
  );
  return rows.flat().map(({ row }) => row);
}

async function filesOnDisk({ storageDir }: Stack): Promise<number> {
  let files = 0;
  for await (const folder of Deno.readDir(storageDir)) {
    files += (await Array.fromAsync(Deno.readDir(`${storageDir}/${folder.name}`))).length;
  }
  return files;
}
