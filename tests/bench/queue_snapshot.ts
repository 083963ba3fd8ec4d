/**
 * A hospital's queue as Postgres publishes it: 500 people waiting, 12 called, 20 in service. Sizes of both audiences'
 * messages, and how long one publishing takes inside the database, sending included; the least is what it takes when
 * nothing else runs.
 */
import * as z from "zod/mini";
import { clinic, visits } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { quantile } from "./support/statistics.ts";

const ROUNDS = 200;
const WARM_UP = 20;
const RISKS = ["orange", "yellow", "green", "blue"] as const;

await using db = await testDatabase();
const { sql } = db;
const house = await clinic(sql);
const crowd = Array.from({ length: 500 }, (_, index) => ({ risk: RISKS[index % RISKS.length] }));
await visits(sql, house, crowd);
const called = { status: "called", room_id: house.room } as const;
await visits(sql, house, Array.from({ length: 12 }, () => called));
const seen = { status: "in_service", professional_id: house.professional } as const;
await visits(sql, house, Array.from({ length: 20 }, () => seen));

await sql`
  create function private.time_of(statement text, rounds int) returns double precision[]
  language plpgsql as $$
  declare
    began timestamptz;
    times double precision[] := '{}';
  begin
    for round in 1..rounds loop
      began := clock_timestamp();
      execute statement;
      times := times || 1000 * extract(epoch from clock_timestamp() - began)::double precision;
    end loop;
    return times;
  end
  $$`;

const Times = z.array(z.number());

/** Milliseconds of each measured round. */
async function timesOf(statement: string): Promise<number[]> {
  const [row] = await sql`select private.time_of(${statement}, ${ROUNDS + WARM_UP}) as times`;
  return z.parse(Times, row.times).slice(WARM_UP);
}

const [sizes] = await sql<{ snapshot: number; frame: number }[]>`
  select length(private.queue_snapshot(${house.id})::text) as snapshot,
    length(private.staff_frame(${house.id})::text) as frame`;
const parts = {
  "anonymous snapshot": [`select private.queue_snapshot('${house.id}')`, sizes.snapshot],
  "staff's frame": [`select private.staff_frame('${house.id}')`, sizes.frame],
  "publishing both": [`select private.publish_queue('${house.id}')`, null],
} as const;
const rows: Record<string, object> = {};
for (const [name, [statement, size]] of Object.entries(parts)) {
  const times = await timesOf(statement);
  rows[name] = {
    "kB": size === null ? "" : (size / 1000).toFixed(1),
    "least ms": Math.min(...times).toFixed(2),
    "median ms": quantile(times, 0.5).toFixed(2),
    "p95 ms": quantile(times, 0.95).toFixed(2),
  };
}
console.log("\n500 waiting, 12 called, 20 in service (aims: 40 kB; publishing 10 ms)");
console.table(rows);
