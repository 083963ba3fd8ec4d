import { Priority } from "../../edge/domain/priority.ts";
import { Risk } from "../../edge/domain/risk.ts";
import type { NewVisit } from "../backend/visits.ts";

/** Names of the form's fields: the paths that the API's field errors speak of. */
export const PATIENT_FIELDS = [
  "patient.name",
  "patient.cpf",
  "patient.birth_date",
  "patient.phone",
  "patient.email",
  "service_id",
  "priority",
  "risk",
  "symptoms",
] as const;
export type PatientField = (typeof PATIENT_FIELDS)[number];

/** The body that a filled-in form asks for; what was left empty is left out. With a chart the person is not described. */
export function toNewVisit(form: FormData, chart: string | null = null): NewVisit {
  const text = (name: PatientField) => {
    const value = form.get(name);
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  };
  const patient = {
    name: text("patient.name") ?? "",
    cpf: text("patient.cpf"),
    birth_date: text("patient.birth_date"),
    phone: text("patient.phone"),
    email: text("patient.email"),
  };
  return {
    ...(chart ? { patient_id: chart } : { patient }),
    service_id: text("service_id"),
    priority: Priority.safeParse(text("priority")).data,
    risk: Risk.safeParse(text("risk")).data,
    symptoms: text("symptoms"),
  };
}
