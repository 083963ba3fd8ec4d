import { formatCnpj, formatPhone, formatPostalCode } from "../../../../edge/domain/documents.ts";
import {
  type Establishment,
  EstablishmentChanges,
  NOTIFICATION_KINDS,
} from "../../../../edge/domain/establishment.ts";
import { fieldErrorsOf } from "../../../../edge/domain/field_errors_of.ts";
import { timezoneOfState } from "../../../../edge/domain/timezones.ts";
import { formatSpans, readHours } from "./opening_hours.ts";
import {
  CHOICE_RULES,
  NUMBER_RULES,
  type Section,
  SECTIONS,
  SWITCH_RULES,
  TARGET_COLOURS,
  TICKS,
} from "./settings_fields.ts";
import type { Values } from "./settings_fields.ts";

type Patch = Omit<EstablishmentChanges, "version">;
/** A field and what is wrong with it, in the API's codes. */
export interface WrongField {
  path: string;
  code: string;
}
export type ReadSection = { ok: true; patch: Patch } | { ok: false; errors: WrongField[] };

const tick = (on: boolean) => on ? "on" : "";

/** Every field as the page shows it before anything is typed. */
export function keptValues(held: Establishment): Values {
  const { notifications, queue_rules: rules } = held;
  return {
    name: held.name,
    cnpj: formatCnpj(held.cnpj),
    segment: held.segment,
    employees: held.employees === null ? "" : String(held.employees),
    website: held.website ?? "",
    description: held.description ?? "",
    email: held.email,
    phone: formatPhone(held.phone),
    postal_code: formatPostalCode(held.postal_code),
    address: held.address,
    city: held.city,
    state: held.state,
    // Empty is the state's own, which follows it when the clinic moves.
    timezone: held.timezone === timezoneOfState(held.state) ? "" : held.timezone,
    language: held.language,
    ...named(
      SECTIONS.hours,
      (day) => formatSpans(Object.entries(held.opening_hours).find(([key]) => key === day)?.[1]),
    ),
    "notifications.enabled": tick(notifications.enabled),
    ...named(
      NOTIFICATION_KINDS.map((kind) => `notifications.kinds.${kind}`),
      (kind) => tick(notifications.kinds[kind] !== false),
    ),
    panel_shows: held.panel_shows,
    triage_required: tick(held.triage_required),
    ...Object.fromEntries(
      TARGET_COLOURS.map((colour) => [`risk_targets.${colour}`, String(held.risk_targets[colour])]),
    ),
    ...Object.fromEntries(
      Object.entries(rules).map(([rule, value]) => [
        `queue_rules.${rule}`,
        typeof value === "boolean" ? tick(value) : String(value),
      ]),
    ),
  };
}

/** Values by full name, worked out from each name's last part. */
function named(names: readonly string[], value: (last: string) => string): Values {
  return Object.fromEntries(names.map((name) => [name, value(name.slice(name.lastIndexOf(".") + 1))]));
}

/** What was typed into a section. */
export function typedValues(form: FormData, section: Section): Values {
  return Object.fromEntries(SECTIONS[section].map((name) => {
    const value = form.get(name);
    const text = typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
    return [name, TICKS.has(name) ? tick(text !== "") : text];
  }));
}

/** Checks a section whole, so that nobody meets its errors one by one, and makes the change that it asks for. */
export function readSection(section: Section, values: Values, held: Establishment): ReadSection {
  const { unread, ...body } = BODIES[section](values, held);
  const read = EstablishmentChanges.safeParse(body);
  const errors = read.success ? [] : fieldErrorsOf(read.error.issues, body);
  const wrong = [
    ...(unread ?? []).map((day) => ({ path: `opening_hours.${day}`, code: "invalid" })),
    ...errors,
  ];
  return read.success && wrong.length === 0 ? { ok: true, patch: read.data } : { ok: false, errors: wrong };
}

type Body = Record<string, unknown> & { unread?: string[] };

const BODIES: Readonly<Record<Section, (values: Values, held: Establishment) => Body>> = {
  profile: (values) => ({
    name: values.name,
    cnpj: values.cnpj,
    segment: values.segment,
    employees: numberOf(values.employees) ?? null,
    website: values.website.trim() || null,
    description: values.description.trim() || null,
  }),
  contact: ({ timezone, ...rest }) => ({ ...rest, timezone: timezone || null }),
  hours: (values) => {
    const { hours, unread } = readHours((day) => values[`opening_hours.${day}`] ?? "");
    return { opening_hours: hours, unread };
  },
  tell: (values, { notifications }) => ({
    notifications: {
      enabled: isTicked(values, "notifications.enabled"),
      // Kinds that this page does not know stay as they are.
      kinds: {
        ...notifications.kinds,
        ...Object.fromEntries(
          NOTIFICATION_KINDS.map((kind) => [kind, isTicked(values, `notifications.kinds.${kind}`)]),
        ),
      },
    },
    panel_shows: values.panel_shows,
  }),
  triage: (values) => ({
    triage_required: isTicked(values, "triage_required"),
    risk_targets: Object.fromEntries(
      TARGET_COLOURS.map((colour) => [colour, numberOf(values[`risk_targets.${colour}`])]),
    ),
  }),
  queue: (values) => ({
    queue_rules: Object.fromEntries([
      ...SWITCH_RULES.map((rule) => [rule, isTicked(values, `queue_rules.${rule}`)]),
      ...Object.keys(CHOICE_RULES).map((rule) => [rule, values[`queue_rules.${rule}`]]),
      ...Object.keys(NUMBER_RULES).map((rule) => [rule, numberOf(values[`queue_rules.${rule}`])]),
    ]),
  }),
};

/** A number where one was typed, the text where something else was, nothing where nothing was. */
function numberOf(text = ""): number | string | undefined {
  if (text.trim() === "") return undefined;
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : text;
}

function isTicked(values: Values, name: string): boolean {
  return values[name] === "on";
}
