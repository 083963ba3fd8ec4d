import type { NewDisplay } from "../../../../edge/domain/display.ts";
import { DisplayChanges, PanelLanguage } from "../../../../edge/domain/display.ts";
import type { Problem } from "../../../backend/api.ts";
import type { StaffPanel } from "../../../backend/panels.ts";
import type { FieldError } from "../../../components/ErrorSummary.tsx";
import type { Messages } from "../../../i18n/pt_BR.ts";
import { refusalMessage } from "../refusal.ts";

/** Names of the choices of language, first to last. */
export const LANGUAGE_FIELDS = ["first_language", "second_language", "third_language"] as const;

/** What the form of a panel shows. */
export interface PanelValues {
  /** What it is, chosen once. */
  kind: string;
  name: string;
  services: readonly string[];
  message: string;
  names: boolean;
  waits: boolean;
  languages: readonly string[];
  theme: string;
  size: string;
  clock: boolean;
  link_open: boolean;
}

/** A panel as a new clinic's first one is. */
export const BLANK: PanelValues = {
  kind: "panel",
  name: "",
  services: [],
  message: "",
  names: true,
  waits: false,
  languages: ["pt-BR"],
  theme: "petrol",
  size: "normal",
  clock: true,
  link_open: true,
};

export function keptValues(panel: StaffPanel): PanelValues {
  return { ...panel, message: panel.message ?? "" };
}

/** What was typed and ticked. */
export function typedValues(form: FormData): PanelValues {
  const text = (name: string) => String(form.get(name) ?? "");
  return {
    kind: text("kind"),
    name: text("name"),
    services: form.getAll("services").map(String),
    message: text("message"),
    names: form.has("names"),
    waits: form.has("waits"),
    // The same language twice is once.
    languages: [...new Set(LANGUAGE_FIELDS.map(text).filter((language) => language !== ""))],
    theme: text("theme"),
    size: text("size"),
    clock: form.has("clock"),
    link_open: form.has("link_open"),
  };
}

/** The body for the API; choices that are none of ours, which no form of ours sends, are left to what is kept. */
export function bodyOf(values: PanelValues): NewDisplay {
  const { kind, theme, size, services } = DisplayChanges.shape;
  const languages = values.languages.flatMap((one) => PanelLanguage.safeParse(one).data ?? []);
  return {
    kind: kind.safeParse(values.kind).data,
    name: values.name,
    message: values.message,
    names: values.names,
    waits: values.waits,
    clock: values.clock,
    link_open: values.link_open,
    languages: languages.length > 0 ? languages : ["pt-BR"],
    theme: theme.safeParse(values.theme).data,
    size: size.safeParse(values.size).data,
    services: services.safeParse(values.services).data,
  };
}

/** A refused form in its words. */
export function explain(problem: Problem, t: Messages): { errors: FieldError[]; message?: string } {
  const { form } = t.panels;
  if (problem.code === "name_taken") return { errors: [{ field: "name", message: form.name_taken }] };
  const texts: Readonly<Record<string, string>> = t.common.field_codes;
  const errors = ["name", "message", "services"].flatMap((field) => {
    const error = problem.errors.find(({ path }) => path.split(".")[0] === field);
    return error ? [{ field, message: error.message || texts[error.code] || texts.invalid }] : [];
  });
  return errors.length > 0 ? { errors } : { errors, message: refusalMessage(problem, t) };
}
