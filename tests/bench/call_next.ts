/**
 * Call-next over HTTP, as the staff's page asks it, against the same SQL function called directly on the same
 * database: what routing, the session, validation and the transaction cost on top of the work itself.
 */
import { decodeJwt } from "jose";
import postgres from "postgres";
import { z } from "zod";
import { type BenchClinic, openClinic } from "./support/clinic.ts";
import { type RunningVez, startVez } from "./support/running_vez.ts";
import { quantile } from "./support/statistics.ts";

const WAITING = [12, 200];
const ROUNDS = 300;
const WARM_UP = 50;
const Called = z.object({ id: z.uuid() });

/** One way to call the next; gives the id of whom it called. */
type CallNext = () => Promise<string>;

/** The function alone: claims are set for the session, each call is one statement and one commit. */
async function openDirect(vez: RunningVez, clinic: BenchClinic) {
  const sql = postgres(vez.keys.database_url, { max: 1 });
  const claims = JSON.stringify(decodeJwt(clinic.accessToken));
  await sql`select set_config('role', 'authenticated', false), set_config('request.jwt.claims', ${claims}, false)`;
  return {
    async callNext() {
      const [row] = await sql`select private.call_next(${clinic.id}, '{}') as visit`;
      return Called.parse(row.visit).id;
    },
    async putBack(id: string) {
      await sql`select private.return_visit(${id}, '{}')`;
    },
    close: () => sql.end(),
  };
}

function openHttp(vez: RunningVez, clinic: BenchClinic, headers: () => Record<string, string>): CallNext {
  const url = `${vez.url}/functions/v1/api/establishments/${clinic.id}/queue/call-next`;
  return async () => {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        authorization: `Bearer ${clinic.accessToken}`,
        "content-type": "application/json",
        ...headers(),
      },
      body: "{}",
    });
    return Called.parse(await response.json()).id;
  };
}

/** Takes turns, so that whatever else the machine does falls on all of them alike. */
async function measure(ways: CallNext[], putBack: (id: string) => Promise<void>): Promise<number[][]> {
  const times: number[][] = ways.map(() => []);
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const [index, callNext] of ways.entries()) {
      const start = performance.now();
      const id = await callNext();
      if (round >= 0) times[index].push(performance.now() - start);
      await putBack(id);
    }
  }
  return times;
}

function report(waiting: number, [direct, plain, keyed]: number[][]): void {
  const floor = quantile(direct, 0.5);
  const line = (name: string, times: number[]) => ({
    waiting,
    way: name,
    "median ms": Number(quantile(times, 0.5).toFixed(2)),
    "p95 ms": Number(quantile(times, 0.95).toFixed(2)),
    ratio: Number((quantile(times, 0.5) / floor).toFixed(2)),
  });
  console.table([
    line("SQL function", direct),
    line("HTTP", plain),
    line("HTTP with Idempotency-Key", keyed),
  ]);
}

console.log(`call-next, ${ROUNDS} rounds, one desk; aim: HTTP at 2 x the SQL function`);
const vez = await startVez();
try {
  const clinic = await openClinic(vez, WAITING[0]);
  const direct = await openDirect(vez, clinic);
  const ways = [
    direct.callNext,
    openHttp(vez, clinic, () => ({})),
    openHttp(vez, clinic, () => ({ "idempotency-key": crypto.randomUUID() })),
  ];
  let inside = WAITING[0];
  for (const waiting of WAITING) {
    for (; inside < waiting; inside++) {
      await clinic.post(`/establishments/${clinic.id}/visits`, { patient: { name: `Pessoa ${inside}` } });
    }
    report(waiting, await measure(ways, direct.putBack));
  }
  await direct.close();
} finally {
  await vez.stop();
}
