import type { Statement } from "../../edge/analytics/compile.ts";

/** The same question without the kept facts: they are worked out from visits and events of its days when it is asked. */
export function rawScan({ text, values }: Statement): Statement {
  const scanned = text.replace(
    "from public.visit_facts as facts",
    `from private.facts_from_scratch($1::uuid, array(
      select id from public.visits where establishment_id = $1::uuid
        and arrived_at >= ($3::date)::timestamp at time zone $2::text
        and arrived_at < ($4::date + 1)::timestamp at time zone $2::text)) as facts`,
  );
  if (scanned === text) throw new Error("Cannot find the facts in the statement");
  return { text: scanned, values };
}
