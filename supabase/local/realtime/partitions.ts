import type postgres from "postgres";

const hour = 3_600_000;

/**
 * Makes the partitions of the coming days and drops those older than three, now and every six hours.
 * Returns what ends it.
 */
export async function keepPartitions(
  sql: postgres.Sql,
  report: (error: unknown) => void,
): Promise<() => void> {
  const keep = () => sql`select _realtime.keep_partitions()`;
  await keep();
  const timer = setInterval(() => keep().catch(report), 6 * hour);
  return () => clearInterval(timer);
}
