import assert from "node:assert/strict";
import postgres from "postgres";
import * as z from "zod/mini";
import { MEMBER_ROLES } from "../../edge/domain/member.ts";
import { codeOf, refusal, serviceRole, user } from "../support/actors.ts";
import { type Clinic, clinic } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { holder } from "../support/people.ts";
import { fullClinic, tablesThatName, tenantTables } from "../support/tenant_rows.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Gone = z.object({ logins: z.int(), files: z.int() });
const Files = z.array(z.object({ bucket: z.string(), name: z.string() }));

// What hosted projects have on storage's tables, and @supabase/lite does not.
const admin = postgres(db.adminUrl, { max: 1, onnotice: () => {} });
await admin.unsafe(`
  create function storage.protect_delete() returns trigger language plpgsql as $$
  begin
    if coalesce(current_setting('storage.allow_delete_query', true), 'false') <> 'true' then
      raise exception using errcode = '42501', message = 'Direct deletion from storage tables is not allowed.';
    end if;
    return null;
  end
  $$;
  create trigger protect_objects_delete before delete on storage.objects
  for each statement execute function storage.protect_delete();`);
await admin.end();

const nameOf = async (house: Clinic) =>
  (await sql`select name from public.establishments where id = ${house.id}`)[0].name;
const remove = (house: Clinic, by: string, name: string) =>
  user(sql, by).call(Gone, "delete_establishment", house.id, name);

/** What the API does once the establishment is gone. */
async function removeOrphanedFiles(): Promise<z.infer<typeof Files>> {
  const files = await serviceRole(sql).call(Files, "orphaned_files");
  await sql.begin(async (sql) => {
    await sql`select set_config('storage.allow_delete_query', 'true', true)`;
    for (const { bucket, name } of files) {
      await sql`delete from storage.objects where bucket_id = ${bucket} and name = ${name}`;
    }
  });
  return files;
}

Deno.test("delete_establishment() leaves nothing with its id anywhere, and touches no other clinic", async () => {
  const [house, other] = [await fullClinic(sql, [{ status: "called" }, {}, {}]), await fullClinic(sql)];
  await user(sql, house.members.receptionist).call(z.unknown(), "create_visit", house.id, {
    patient: { name: "Ana" },
  });
  const before = await tablesThatName(sql, house.id);
  for (const table of await tenantTables(sql)) assert.ok(before[table] > 0, `${table} has no row to remove`);
  for (const table of ["public.establishments", "storage.objects", "realtime.messages"]) {
    assert.ok(before[table] > 0);
  }
  const untouched = await tablesThatName(sql, other.id);

  const gone = await remove(house, house.members.owner, await nameOf(house));
  assert.deepEqual(gone, { logins: 5, files: 1 });
  assert.deepEqual(await removeOrphanedFiles(), [{ bucket: "logos", name: `${house.id}/logo.png` }]);

  // What tells open pages that the clinic has closed; the platform drops it after three days.
  assert.deepEqual(await tablesThatName(sql, house.id), { "realtime.messages": 3 });
  const messages = await sql`
    select event, topic, private from realtime.messages where topic like ${`%${house.id}`} order by topic`;
  assert.deepEqual(messages.map((row) => ({ ...row })), [
    { event: "closed", topic: `calls:${house.id}`, private: true },
    { event: "closed", topic: `queue:${house.id}`, private: true },
    { event: "closed", topic: `staff:${house.id}`, private: true },
  ]);
  for (const id of Object.values(house.members)) assert.deepEqual(await tablesThatName(sql, id), {});
  assert.deepEqual(await tablesThatName(sql, other.id), untouched);
});

/** Tables without rows of establishments: what is somebody's goes with the login, the rest is nobody's. */
const NOT_OF_TENANTS = [
  "private.attempts",
  "private.departures",
  "private.email_changes",
  "private.email_proofs",
  "private.idempotency_keys",
  "private.known_devices",
  "private.pairings",
  "private.patient_sessions",
  "private.pepper",
  "private.recoveries",
  "private.visit_transitions",
  "public.patient_accounts",
];

Deno.test("delete_establishment() knows every table and bucket: new ones have a tenant's id, or stand here", async () => {
  const others = await sql`
    select format('%I.%I', relnamespace::regnamespace, relname) as name from pg_class as c
    where relnamespace in ('public'::regnamespace, 'private'::regnamespace) and relkind in ('r', 'p')
      and c.oid <> 'public.establishments'::regclass and (relname = 'departures' or not exists (
        select from pg_attribute where attrelid = c.oid and attname = 'establishment_id' and not attisdropped))
    order by 1`;
  assert.deepEqual(others.map(({ name }) => name), NOT_OF_TENANTS);
  const [{ buckets, known }] = await sql`
    select (select array_agg(id order by id) from storage.buckets) as buckets, private.tenant_buckets() as known`;
  assert.deepEqual(buckets, known.toSorted());
});

Deno.test("delete_establishment() keeps logins that are somebody else's too", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  await sql`insert into public.members (establishment_id, user_id, role)
    values (${other.id}, ${house.members.nurse}, 'nurse')`;
  const ana = await holder(sql);
  await sql`insert into public.members (establishment_id, user_id, role) values (${house.id}, ${ana.id}, 'doctor')`;
  assert.equal((await remove(house, house.members.owner, await nameOf(house))).logins, 4);
  const kept = await sql`select id from auth.users where id in ${sql([house.members.nurse, ana.id])}`;
  assert.equal(kept.length, 2);
  await user(sql, house.members.nurse).call(z.unknown(), "staff_queue", other.id);
});

Deno.test("delete_establishment() forgets the answers kept for logins that live on, also of those who had left", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  await sql`insert into public.members (establishment_id, user_id, role)
    values (${other.id}, ${house.members.nurse}, 'nurse'), (${other.id}, ${house.members.doctor}, 'doctor')`;
  const keep = (who: string, key: string, answer: object) =>
    sql`insert into private.idempotency_keys (user_id, key, request_hash, answer)
      values (${who}, ${key}, 'x', ${sql.json({ ...answer })})`;
  await keep(house.members.nurse, "of the nurse", { patient: { name: "Ana" } });
  await keep(other.members.owner, "names the clinic", { establishment: house.id });
  await keep(other.members.owner, "of the other clinic", { id: "x" });
  await user(sql, house.members.doctor).call(z.unknown(), "create_visit", house.id, {
    patient: { name: "Ana" },
  });
  await keep(house.members.doctor, "of who left", { patient: { name: "Ana" } });
  await user(sql, house.members.owner).call(z.unknown(), "remove_member", house.id, house.members.doctor);
  await remove(house, house.members.owner, await nameOf(house));
  const left = await sql`select key from private.idempotency_keys`;
  assert.deepEqual(left.map(({ key }) => key), ["of the other clinic"]);
});

Deno.test("delete_establishment() is for owners who type the name", async () => {
  const house = await clinic(sql);
  const name = await nameOf(house);
  for (const role of MEMBER_ROLES.filter((role) => role !== "owner")) {
    assert.equal(await codeOf(remove(house, house.members[role], name)), "DNIED", role);
  }
  for (const typed of ["", "x", name.toUpperCase()]) {
    assert.equal(await codeOf(remove(house, house.members.owner, typed)), "INVLD");
  }
  await remove(house, house.members.owner, ` ${name} `);
  assert.equal(await codeOf(remove(house, house.members.owner, name)), "NTFND");
});

Deno.test("delete_establishment() in the middle of a busy day: acts end or fail, nothing is left", async () => {
  for (let i = 0; i < 10; i++) {
    const house = await fullClinic(sql, Array.from({ length: 5 }, () => ({})));
    const desk = user(sql, house.members.receptionist);
    const acts = Array.from(
      { length: 6 },
      (_, j) =>
        j % 2
          ? desk.call(z.unknown(), "call_next", house.id, {})
          : desk.call(z.unknown(), "create_visit", house.id, { patient: { name: "Ana" } }),
    );
    const name = await nameOf(house);
    const outcomes = await Promise.allSettled([...acts, remove(house, house.members.owner, name)]);
    const failed = outcomes.flatMap((one) => one.status === "rejected" ? [String(one.reason.code)] : []);
    assert.ok(!failed.includes("40P01"), "a deadlock");
    assert.equal(outcomes.at(-1)?.status, "fulfilled");
    await removeOrphanedFiles();
    assert.deepEqual(Object.keys(await tablesThatName(sql, house.id)), ["realtime.messages"]);
  }
});

Deno.test("delete_establishment() that fails at the end undoes everything", async () => {
  const house = await fullClinic(sql);
  const before = await tablesThatName(sql, house.id);
  await sql`create function public.refuse() returns trigger language plpgsql as 'begin raise exception $$no$$; end'`;
  await sql`create trigger refuse before delete on public.establishments execute function public.refuse()`;
  await refusal(remove(house, house.members.owner, await nameOf(house)));
  await sql`drop trigger refuse on public.establishments`;
  await sql`drop function public.refuse()`;
  assert.deepEqual(await tablesThatName(sql, house.id), before);
  assert.equal((await sql`select from private.departures`).length, 0);
});

Deno.test("orphaned_files(): files of living clinics stay, and only the service may ask", async () => {
  const house = await fullClinic(sql);
  await removeOrphanedFiles();
  assert.equal((await sql`select from storage.objects where name like ${`${house.id}/%`}`).length, 1);
  const ask = user(sql, house.members.owner).call(z.unknown(), "orphaned_files");
  assert.equal(await codeOf(ask), "42501");
});

Deno.test("establishments cannot be deleted in any other way", async () => {
  const house = await clinic(sql);
  assert.match(await codeOf(sql`delete from public.establishments where id = ${house.id}`), /^23/);
});
