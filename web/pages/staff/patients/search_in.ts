import { PatientQuery } from "../../../../edge/domain/patient.ts";
import type { WebContext } from "../../../web_env.ts";

/** What is searched for in an address; what cannot be searched for finds everybody. */
export function searchIn(c: WebContext): string {
  return PatientQuery.shape.q.safeParse(c.req.query("q")).data ?? "";
}
