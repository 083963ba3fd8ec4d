import type { Stack } from "../support/stack.ts";
import type { StaffedClinic } from "./staff_member.ts";

/** A chart of a clinic, by id. */
export async function chart(
  { sql }: Stack,
  clinic: StaffedClinic,
  fields: Record<string, string>,
): Promise<string> {
  const [{ id }] = await sql<{ id: string }[]>`
    insert into public.patients ${sql({ ...fields, establishment_id: clinic.id })} returning id`;
  return id;
}

/** The id of the chart that an answer leads to. */
export function idIn(answer: Response): string {
  return /pacientes\/([0-9a-f-]{36})/.exec(answer.headers.get("location") ?? "")?.[1] ?? "";
}

/** A page of a clinic as a member of it gets it. */
export const show = async (
  clinic: StaffedClinic,
  path: string,
  role: "receptionist" | "nurse" = "receptionist",
) => await (await (await clinic.visitor(role)).get(clinic.path(path))).text();
