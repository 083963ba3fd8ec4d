import { LONGEST_ADVISED_MINUTES } from "../../../../edge/domain/establishment.ts";
import { Timezone } from "../../../../edge/domain/fields.ts";
import { BRAZILIAN_TIMEZONES } from "../../../../edge/domain/timezones.ts";
import type { FieldError } from "../../../components/ErrorSummary.tsx";
import type { Messages } from "../../../i18n/pt_BR.ts";
import { STATE_OPTIONS } from "../../brazilian_states.ts";
import { fieldMessage } from "../../sign_up_form.ts";
import { NUMBER_RULES, type Section, SECTIONS, TICKS } from "./settings_fields.ts";
import type { WrongField } from "./settings_form.ts";

type Words = Readonly<Record<string, string>>;

/** The label of a field or of a column of the settings; undefined for what no page shows. */
export function labelOf(t: Messages, name: string): string | undefined {
  const labels: Words = t.settings.labels;
  return labels[name];
}

/** What is said below a field's label, if anything. */
export function hintOf(t: Messages, name: string): string | undefined {
  const hints: Words = t.settings.hints;
  return hints[name];
}

/** Choices of a field that has some. */
export function optionsOf(t: Messages, name: string): { value: string; label: string }[] {
  const choices: Readonly<Record<string, Words>> = t.settings.choices;
  if (name === "state") return [...STATE_OPTIONS];
  return Object.entries(choices[name] ?? {}).map(([value, label]) => ({ value, label }));
}

/** All zones of Brazil, by the name that people know, after the state's own; and the present one, if it is foreign. */
export function timezoneOptions(t: Messages, ofState: string, held: string) {
  const foreign = Timezone.safeParse(held).data;
  const zones = [...new Set([...BRAZILIAN_TIMEZONES, ...foreign ? [foreign] : []])];
  return [
    { value: "", label: t.settings.timezone_of_state(zoneName(t, ofState)) },
    ...zones.map((zone) => ({ value: zone, label: zoneName(t, zone) })),
  ];
}

function zoneName(t: Messages, zone: string): string {
  const names: Words = t.settings.zones;
  const offset = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "shortOffset" })
    .formatToParts(0).find(({ type }) => type === "timeZoneName")?.value.replace("GMT", "UTC").replace(
      "-",
      "−",
    );
  return `${names[zone] ?? zone}, ${offset}`;
}

/** A value as people read it. */
export function wordsOf(t: Messages, field: string, value: string): string {
  const { yes, no, empty, closed } = t.settings;
  if (TICKS.has(field)) return value === "on" ? yes : no;
  if (value === "") return field.startsWith("opening_hours.") ? closed : empty;
  return optionsOf(t, field).find((option) => option.value === value)?.label ?? value;
}

/** Errors in the API's codes as what the page says beside each field, in the order of the page. */
export function explainFields(t: Messages, section: Section, wrong: readonly WrongField[]): FieldError[] {
  const names: readonly string[] = SECTIONS[section];
  const found = new Map<string, FieldError>();
  for (const { path, code } of wrong) {
    const field = names.find((name) => path === name || path.startsWith(`${name}.`)) ??
      names.find((name) => name.startsWith(`${path}.`));
    if (field && !found.has(field)) found.set(field, { field, message: messageOf(t, field, code) });
  }
  return names.flatMap((name) => found.get(name) ?? []);
}

function messageOf(t: Messages, field: string, code: string): string {
  const words = t.settings;
  if (field.startsWith("opening_hours.")) return code === "invalid" ? words.hours_unread : words.hours_order;
  if (field.startsWith("risk_targets.")) {
    return code === "out_of_order" ? words.targets_order : words.number_bounds(0, 1440);
  }
  const bounds: Readonly<Record<string, readonly [number, number]>> = NUMBER_RULES;
  const [lowest, highest] = bounds[field.replace("queue_rules.", "")] ?? [];
  if (lowest !== undefined && highest !== undefined) return words.number_bounds(lowest, highest);
  return fieldMessage(t, field, code);
}

/** What the law advises about a target, where it is beyond that. */
export function targetNote(t: Messages, minutes: string): string | undefined {
  const isLong = /^\d+$/.test(minutes) && Number(minutes) > LONGEST_ADVISED_MINUTES;
  return isLong ? t.settings.long_target(LONGEST_ADVISED_MINUTES) : undefined;
}
