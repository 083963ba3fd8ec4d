/** Pinboards for tests, written directly as role `postgres`. */
import type postgres from "postgres";
import { MEMBER_ROLES, type MemberRole } from "../../edge/domain/member.ts";
import { type Plan, planOf } from "../../edge/domain/analytics/plan.ts";
import type { Clinic } from "./builders.ts";

/** A pinboard by the owner with one pin, mailed to its maker on Mondays, shared with everybody unless told otherwise; by id. */
export async function pinboard(
  sql: postgres.ISql,
  { id, members }: Pick<Clinic, "id" | "members">,
  wish: { name?: string; by?: MemberRole; roles?: readonly MemberRole[]; plans?: Plan[] } = {},
): Promise<string> {
  const { name = "Quadro da semana", by = "owner", roles = MEMBER_ROLES, plans = [planOf({})] } = wish;
  const row = { establishment_id: id, name, user_id: members[by], roles: [...roles] };
  const [{ board }] = await sql<{ board: string }[]>`
    insert into public.pinboards ${sql(row)} returning id as board`;
  for (const [index, plan] of plans.entries()) {
    await sql`
      insert into public.pins (establishment_id, pinboard_id, title, plan, place)
      values (${id}, ${board}, ${`Consulta ${index + 1}`}, ${JSON.stringify(plan)}::text::jsonb, ${
      index + 1
    })`;
  }
  await sql`
    insert into private.pinboard_subscriptions (establishment_id, pinboard_id, user_id, weekday, hour, language)
    values (${id}, ${board}, ${members[by]}, 1, 7, 'pt-BR')`;
  return board;
}
