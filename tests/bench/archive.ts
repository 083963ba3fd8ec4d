/**
 * The archive of clinics of different sizes, downloaded over HTTP: what the process that sends it needs of memory,
 * against what it needed before. The reader takes bytes as they come and keeps none.
 */
import postgres from "postgres";
import { z } from "zod";
import { type BenchClinic, openClinic } from "./support/clinic.ts";
import { residentMemory, type RunningVez, startVez } from "./support/running_vez.ts";
import { sleep } from "./support/statistics.ts";

// The last size twice: what a heap has grown to once it does not outgrow.
const VISITS = [1_000, 100_000, 100_000];
const SAMPLE_MS = 100;
const MB = 1e6;
const Begun = z.object({ id: z.uuid(), total: z.int() });

/** Lets `visits` finished visits stand in the clinic's history, as many charts, and what is noted of each. */
async function fillHistory(sql: postgres.Sql, clinic: BenchClinic, visits: number): Promise<void> {
  await sql`alter table public.visits disable trigger user`;
  await sql`alter table public.visits enable trigger rank_visit`;
  await sql`alter table public.patients disable trigger user`;
  await sql`
    with held as (select count(*)::int as n from public.visits where establishment_id = ${clinic.id}),
      fresh as (select generate_series(held.n + 1, ${visits}) as number from held),
      charts as (
        insert into public.patients (establishment_id, name)
        select ${clinic.id}, 'Pessoa ' || number from fresh returning id),
      numbered as (select id, row_number() over () as place from charts)
    insert into public.visits (establishment_id, service_id, patient_id, code, code_day, number, status, risk, symptoms,
      arrived_at, started_at, finished_at, closed_at)
    select ${clinic.id}, (select id from public.services where establishment_id = ${clinic.id} limit 1), numbered.id,
      'Z' || lpad(((held.n + place) % 1000)::text, 3, '0'), '2020-01-01'::date + ((held.n + place) / 1000)::int, 1000000 + held.n + place, 'finished', 'green',
      'Dor de cabeça há ' || place % 9 || ' dias, sem febre', now(), now(), now(), now()
    from numbered, held`;
  await sql`alter table public.visits enable trigger user`;
  await sql`alter table public.patients enable trigger user`;
}

/** Downloads an archive and keeps nothing; the highest memory of the process in both halves of the time. */
async function download(vez: RunningVez, clinic: BenchClinic) {
  const { id, total } = Begun.parse(
    await (await clinic.post(`/establishments/${clinic.id}/archives`)).json(),
  );
  const before = await residentMemory(vez.pid);
  const start = performance.now();
  const file = `${vez.url}/functions/v1/api/establishments/${clinic.id}/archives/${id}/file`;
  const answer = await fetch(file, { headers: { authorization: `Bearer ${clinic.accessToken}` } });
  let bytes = 0;
  const samples = [before];
  let isDone = false;
  const watch = (async () => {
    while (!isDone) {
      samples.push(await residentMemory(vez.pid));
      await sleep(SAMPLE_MS);
    }
  })();
  for await (const chunk of answer.body ?? []) bytes += chunk.byteLength;
  isDone = true;
  await watch;
  const half = Math.ceil(samples.length / 2);
  const peaks = [samples.slice(0, half), samples.slice(half)].map((part) => Math.max(...part));
  return { total, bytes, peaks, before, seconds: (performance.now() - start) / 1000 };
}

console.log("archive over HTTP; aim: memory that does not follow the number of visits");
const vez = await startVez();
const sql = postgres(vez.keys.database_url, { max: 1, onnotice: () => {} });
try {
  const clinic = await openClinic(vez, 1);
  const rows = [];
  for (const visits of VISITS) {
    await fillHistory(sql, clinic, visits);
    const { total, bytes, peaks, before, seconds } = await download(vez, clinic);
    rows.push({
      visits,
      rows: total,
      "zip MB": Number((bytes / MB).toFixed(1)),
      seconds: Number(seconds.toFixed(1)),
      "before MB": Math.round(before / MB),
      "peak MB, 1st half": Math.round(peaks[0] / MB),
      "2nd half": Math.round(Math.max(...peaks.slice(1)) / MB),
    });
  }
  console.table(rows);
} finally {
  await sql.end();
  await vez.stop();
}
