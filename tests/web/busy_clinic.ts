import { planOf } from "../../edge/domain/analytics/plan.ts";
import { service } from "../support/builders.ts";
import { silentTv } from "../support/panels.ts";
import { pinboard } from "../support/pinboards.ts";
import { remoteTicket } from "../support/remote_tickets.ts";
import type { Stack } from "../support/stack.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";

/** A clinic with something on each of its pages. */
export async function busyClinic(stack: Stack): Promise<StaffedClinic> {
  const full = await staffedClinic(stack);
  const made = await full.queue(
    { risk: "red", priority: "elderly" },
    { risk: "yellow" },
    { risk: "orange", arrived_at: new Date(Date.now() - 3_600_000) },
    { status: "awaiting_triage" },
    { status: "called" },
    { status: "in_service", professional_id: full.professional },
    { status: "no_show" },
    { status: "finished", professional_id: full.professional },
  );
  await happened(stack, made.map(({ id }) => id));
  await (await full.visitor("owner")).post(full.path("/equipe"), {
    email: "nova@example.com",
    role: "nurse",
  });
  await silentTv(stack.sql, full);
  await service(stack.sql, full.id, "V");
  await stack.sql`update public.establishments set queue_rules = queue_rules || '{"remote_join": true}'
    where id = ${full.id}`;
  await remoteTicket(stack.sql, full);
  await pinboard(stack.sql, full, { plans: [planOf({}), planOf({ dimensions: ["risk"] })] });
  return full;
}

/** What reports count: everybody came, and the last one was seen, after a wait that was told. */
async function happened({ sql }: Stack, visits: string[]) {
  await sql`
    insert into public.visit_events (establishment_id, visit_id, act, to_status, happened_at)
    select v.establishment_id, v.id, act, v.status, v.arrived_at + after
    from public.visits as v
    cross join (values ('create'::public.visit_act, interval '0'), ('start', interval '20 minutes'),
      ('finish', interval '31 minutes')) as acts (act, after)
    where v.id in ${sql(visits)} and (act = 'create' or v.status = 'finished')
    order by v.id, after`;
  await sql`
    insert into private.wait_promises (establishment_id, visit_id, made_at, risk, about, up_to, plain)
    select v.establishment_id, v.id, v.arrived_at, 'green', 15, 25, 40 from public.visits as v
    where v.id in ${sql(visits)} and v.status = 'finished'`;
}
