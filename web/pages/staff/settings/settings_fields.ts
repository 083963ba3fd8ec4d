import { NOTIFICATION_KINDS, WEEKDAYS } from "../../../../edge/domain/establishment.ts";

/** The five Manchester colours, most urgent first. */
export const TARGET_COLOURS = ["red", "orange", "yellow", "green", "blue"] as const;

/** Rules of the queue that are numbers, with their bounds. */
export const NUMBER_RULES = {
  max_calls: [1, 10],
  late_minutes: [0, 120],
  step_out_minutes: [0, 120],
  retriage_minutes: [1, 120],
  remote_minutes: [5, 720],
  remote_places: [1, 500],
} as const satisfies Record<string, readonly [number, number]>;

/** Rules of the queue that are yes or no. */
export const SWITCH_RULES = ["ageing", "remote_join"] as const;

/** Rules of the queue that are one of several. */
export const CHOICE_RULES = {
  exam_return: ["arrival", "head", "return"],
  remote_counts_from: ["ticket", "arrival"],
} as const;

/**
 * The page's forms, each saved by itself, with their fields in the order of the page. A field is named as in the API's
 * body, with dots, so that its errors find it.
 */
export const SECTIONS = {
  profile: ["name", "cnpj", "segment", "employees", "website", "description"],
  contact: ["email", "phone", "postal_code", "address", "city", "state", "timezone", "language"],
  hours: WEEKDAYS.map((day) => `opening_hours.${day}`),
  tell: [
    "notifications.enabled",
    ...NOTIFICATION_KINDS.map((kind) => `notifications.kinds.${kind}`),
    "panel_shows",
  ],
  triage: ["triage_required", ...TARGET_COLOURS.map((colour) => `risk_targets.${colour}`)],
  queue: [
    "queue_rules.ageing",
    "queue_rules.exam_return",
    "queue_rules.max_calls",
    "queue_rules.late_minutes",
    "queue_rules.step_out_minutes",
    "queue_rules.retriage_minutes",
    "queue_rules.remote_join",
    "queue_rules.remote_counts_from",
    "queue_rules.remote_minutes",
    "queue_rules.remote_places",
  ],
} as const satisfies Record<string, readonly string[]>;
export type Section = keyof typeof SECTIONS;

/** Path of a section's form below `/configuracoes`. */
export const SECTION_PATHS: Readonly<Record<Section, string>> = {
  profile: "perfil",
  contact: "contato",
  hours: "horarios",
  tell: "avisos",
  triage: "triagem",
  queue: "fila",
};

/** Every section, in the order of the page. */
export const SECTION_NAMES = Object.keys(SECTIONS).filter((name): name is Section => name in SECTIONS);

/** Fields that are a tick: "on" or nothing. */
export const TICKS: ReadonlySet<string> = new Set([
  "notifications.enabled",
  ...NOTIFICATION_KINDS.map((kind) => `notifications.kinds.${kind}`),
  "triage_required",
  ...SWITCH_RULES.map((rule) => `queue_rules.${rule}`),
]);

/** What a form shows, by field. */
export type Values = Readonly<Record<string, string>>;

/** The section whose forms are sent to this path. */
export function sectionOfPath(path: string): Section | undefined {
  return SECTION_NAMES.find((name) => SECTION_PATHS[name] === path);
}
