/**
 * Typical questions over a year of 300 visits a day: the compiled plan on facts that triggers keep, against the same
 * question on facts worked out from visits and events when it is asked; and fixed reports of the same year.
 */
import { decodeJwt } from "jose";
import postgres from "postgres";
import { compile, type Statement } from "../../edge/analytics/compile.ts";
import { readFigures } from "../../edge/data/analytics.ts";
import { Caller } from "../../edge/data/caller.ts";
import { openDatabase } from "../../edge/data/database.ts";
import { readOperations, readProfessionals } from "../../edge/data/report.ts";
import { daysOf } from "../../edge/domain/analytics/period.ts";
import { longPast } from "../support/long_past.ts";
import { rawScan } from "../support/raw_scan.ts";
import { TYPICAL_QUESTIONS } from "../support/typical_questions.ts";
import { openClinic } from "./support/clinic.ts";
import { startVez } from "./support/running_vez.ts";
import { quantile } from "./support/statistics.ts";

const [DAYS, PER_DAY, ROUNDS] = [365, 300, 9];
const UNTIL = new Date().toISOString().slice(0, 10);

/** Median and best of some rounds, in milliseconds, after one that warms up; endless where the time limit was met. */
async function timesOf(rounds: number, run: () => Promise<unknown>): Promise<[median: number, best: number]> {
  const isAnswered = await run().then(() => true, () => false);
  if (!isAnswered) return [Infinity, Infinity];
  const took: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await run();
    took.push(performance.now() - start);
  }
  return [quantile(took, 0.5), Math.min(...took)];
}

console.log(`figures of ${DAYS} days of ${PER_DAY} visits; aim: less than 200 ms on facts`);
const vez = await startVez();
const sql = postgres(vez.keys.database_url, { max: 1, onnotice: () => {} });
const database = openDatabase(vez.keys.database_url, { poolSize: 1 });
try {
  const clinic = await openClinic(vez, 1);
  const start = performance.now();
  await longPast(sql, clinic.id, { days: DAYS, perDay: PER_DAY, until: UNTIL });
  console.log(`made in ${((performance.now() - start) / 1000).toFixed(0)} s, facts by triggers included`);
  const caller = new Caller(database, "authenticated", decodeJwt(clinic.accessToken));
  const scope = { establishment: clinic.id, timezone: "America/Sao_Paulo" };
  const rows = [];
  for (const { name, plan } of TYPICAL_QUESTIONS) {
    const statement: Statement = compile(plan, { ...scope, days: daysOf(plan.period, UNTIL) });
    const { text, values } = rawScan(statement);
    const [facts, best] = await timesOf(ROUNDS, () => readFigures(caller, statement));
    const start = performance.now();
    await sql.unsafe(text, values);
    const raw = performance.now() - start;
    rows.push({
      question: name,
      "facts ms": Math.round(facts),
      "best ms": Math.round(best),
      "raw scan ms": Math.round(raw),
      ratio: Number((raw / facts).toFixed(1)),
    });
  }
  console.table(rows);
  const spans = {
    day: UNTIL,
    year: daysOf({ kind: "relative", unit: "day", offset: 0, count: 365 }, UNTIL).from,
  };
  const reports = [];
  for (const [span, from] of Object.entries(spans)) {
    const days = { from, to: UNTIL };
    const operations = await timesOf(ROUNDS, () => readOperations(caller, clinic.id, days));
    const professionals = await timesOf(
      ROUNDS,
      () => readProfessionals(caller, clinic.id, { ...days, by: "total" }),
    );
    reports.push({
      "report of a": span,
      "operations ms": Math.round(operations[0]),
      "operations, best": Math.round(operations[1]),
      "professionals ms": Math.round(professionals[0]),
      "professionals, best": Math.round(professionals[1]),
    });
  }
  console.table(reports);
} finally {
  await database.close();
  await sql.end();
  await vez.stop();
}
