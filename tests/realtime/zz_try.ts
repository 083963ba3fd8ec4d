import { testDatabase } from "/work/main/tests/support/database.ts";
import postgres from "postgres";
await using db = await testDatabase();
const sql = db.sql;
const admin = postgres(db.adminUrl, { max: 1, onnotice() {} });
await admin.unsafe(await Deno.readTextFile("/work/main/supabase/local/realtime/schema.sql")); // again
await admin.end();
console.log(await sql`select _realtime.keep_partitions()`);
await sql`create policy "r" on realtime.messages for select to anon using (realtime.topic() like 'queue:%' and (select auth.jwt())->>'establishment' = split_part(realtime.topic(), ':', 2))`;
for (const q of ["create table realtime.x(a int)", "drop table realtime.messages"]) {
  console.log(q, await sql.unsafe(q).then(() => "ALLOWED", (e: Error) => e.message));
}
await sql`drop policy "r" on realtime.messages`;
await sql`create policy "r" on realtime.messages for select to anon using (realtime.topic() like 'queue:%' and (select auth.jwt())->>'establishment' = split_part(realtime.topic(), ':', 2))`;
const auth = (role: string, topic: string, claims: object, reads: string[], writes: string[]) =>
  sql`select * from _realtime.authorize(${role},${topic},${JSON.stringify(claims)},'{}',${reads},${writes})`;
console.log(await auth("anon", "queue:a", { establishment: "a" }, ["broadcast", "presence"], ["broadcast"]));
console.log(await auth("anon", "queue:b", { establishment: "a" }, ["broadcast", "presence"], []));
console.log(
  await auth("service_role", "queue:b", { establishment: "a" }, ["broadcast", "presence"], [
    "broadcast",
    "presence",
  ]),
);
console.log(await auth("potato", "queue:b", {}, ["broadcast"], []).catch((e) => [e.code, e.message]));
console.log(await sql`select count(*) from realtime.messages`, await sql`select current_user`);
const t = performance.now();
const n = 500;
for (let i = 0; i < n; i++) await auth("anon", "queue:a", { establishment: "a" }, ["broadcast"], []);
console.log("ms per authorize", (performance.now() - t) / n);
const t2 = performance.now();
await Promise.all(
  Array.from({ length: 1000 }, () => auth("anon", "queue:a", { establishment: "a" }, ["broadcast"], [])),
);
console.log("1000 concurrent over 10 conns", performance.now() - t2);
await sql`select realtime.send('{"a":1}','e','t:1',true)`;
console.log(await sql`select tableoid::regclass, xmin, * from realtime.messages`);
await sql.end();
