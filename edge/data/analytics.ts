import * as z from "zod/mini";
import type { FigureRow, Statement } from "../analytics/compile.ts";
import { type Caller, found } from "./caller.ts";

const Ground = z.nullable(z.object({
  timezone: z.string(),
  today: z.iso.date(),
  is_empty: z.boolean(),
  catalogue: z.object({
    service: z.array(z.string()),
    professional: z.array(z.string()),
    room: z.array(z.string()),
  }),
}));
/** What questions about a clinic are asked against: its clock, its names, and whether anybody has ever come. */
export type Ground = NonNullable<z.infer<typeof Ground>>;

/** What a plan may name in a clinic; `not_found` for who is no member. */
export async function readGround(caller: Caller, establishment: string): Promise<Ground> {
  return found(
    await caller.ask(Ground, (sql) =>
      sql`
        select jsonb_build_object(
          'timezone', e.timezone,
          'today', (now() at time zone e.timezone)::date,
          'is_empty', not exists (select from public.visit_facts where establishment_id = e.id),
          'catalogue', jsonb_build_object(
            'service', array(select name from public.services where establishment_id = e.id order by name),
            'professional', array(select full_name from public.professionals where establishment_id = e.id
              order by full_name),
            'room', array(select name from public.rooms where establishment_id = e.id order by name))) as answer
        from public.establishments as e where e.id = ${establishment}`),
  );
}

const Figure = z.nullable(z.number());
const Row = z.object({
  group_1: z.optional(z.string()),
  group_2: z.optional(z.string()),
  measure_1: Figure,
  measure_2: z.optional(Figure),
  measure_3: z.optional(Figure),
  people: z.nullable(z.number()),
});

/** Runs a compiled plan as the caller: read-only, under RLS, for 5 s at most. */
export async function readFigures(caller: Caller, { text, values }: Statement): Promise<FigureRow[]> {
  const rows = await caller.database.transact(
    caller.role,
    caller.claims,
    (sql) => sql.unsafe(text, values),
    { timeout: "5s", access: "read only", memory: "32MB" },
  );
  return rows.map((row) => {
    const { group_1, group_2, measure_1, measure_2, measure_3, people } = Row.parse(row);
    return {
      groups: [group_1, group_2].filter((group) => group !== undefined),
      figures: [measure_1, measure_2, measure_3].filter((figure) => figure !== undefined),
      people,
    };
  });
}
