import type { Service, ServiceBody } from "../../../backend/services.ts";
import type { Problem } from "../../../backend/api.ts";
import type { FieldError } from "../../../components/ErrorSummary.tsx";
import type { Messages } from "../../../i18n/pt_BR.ts";
import { refusalMessage } from "../refusal.ts";

/** A service as its form shows it; `triage` is empty where the clinic's rules say it. */
export interface ServiceValues {
  service_name: string;
  prefix: string;
  triage: string;
}

/** What a form that was refused comes back with. */
export interface Refusal {
  errors: readonly FieldError[];
  message?: string;
}

export const NEW_SERVICE: ServiceValues = { service_name: "", prefix: "", triage: "" };

export function keptService({ name, prefix, triage_required }: Service): ServiceValues {
  const triage = triage_required === null ? "" : triage_required ? "yes" : "no";
  return { service_name: name, prefix, triage };
}

export function typedService(form: FormData): ServiceValues {
  const text = (name: string) => String(form.get(name) ?? "");
  return { service_name: text("service_name"), prefix: text("prefix"), triage: text("triage") };
}

export function serviceBody({ service_name, prefix, triage }: ServiceValues): ServiceBody {
  const triage_required = triage === "yes" ? true : triage === "no" ? false : null;
  return { name: service_name, prefix, triage_required };
}

/** A refused form of a service in its words. */
export function explainService(problem: Problem, t: Messages): Refusal {
  const { services: words } = t;
  if (problem.code === "name_taken") return { errors: [{ field: "service_name", message: words.taken }] };
  return explain(problem, t, { name: "service_name", prefix: "prefix" }, { prefix: words.form.prefix_wrong });
}

/** A refused form of a room in its words. */
export function explainRoom(problem: Problem, t: Messages): Refusal {
  if (problem.code === "name_taken") {
    return { errors: [{ field: "room_name", message: t.services.rooms.taken }] };
  }
  return explain(problem, t, { name: "room_name" }, {});
}

function explain(
  problem: Problem,
  t: Messages,
  fields: Readonly<Record<string, string>>,
  wrong: Readonly<Record<string, string>>,
): Refusal {
  const texts: Readonly<Record<string, string>> = t.common.field_codes;
  const errors = problem.errors.filter(({ path }) => path in fields).map(({ path, code }) => ({
    field: fields[path],
    message: code === "required" ? texts.required : wrong[path] ?? texts[code] ?? texts.invalid,
  }));
  return errors.length > 0 ? { errors } : { errors, message: refusalMessage(problem, t) };
}
