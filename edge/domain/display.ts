import * as z from "zod/mini";
import { describeService, type NewcomerWaits, type ServiceRow } from "./clinic.ts";
import { Id, Instant, line, maybe } from "./fields.ts";
import { DISPLAY_KINDS, DISPLAY_STATES, PANEL_LANGUAGES, PANEL_SIZES, PANEL_THEMES } from "./panel_look.ts";

export const PanelLanguage = z.enum(PANEL_LANGUAGES);

/** What a panel shows, and how. */
const look = {
  name: line(1, 40),
  theme: z.enum(PANEL_THEMES),
  size: z.enum(PANEL_SIZES),
  clock: z.boolean(),
  /** Names beside the codes, where the establishment shows names and a TV is paired. */
  names: z.boolean(),
  /** What somebody who comes now would wait, by service. */
  waits: z.boolean(),
  /** Calls are shown and spoken in each of them, in this order. */
  languages: z.array(PanelLanguage).check(z.minLength(1), z.maxLength(PANEL_LANGUAGES.length)),
  /** Services whose calls are shown; none means all. */
  services: z.array(Id).check(z.maxLength(100)),
};
const message = line(0, 160);

/** A panel to be added; what is left out is as for a new clinic's first one. */
export const NewDisplay = z.object({
  ...z.partial(z.object(look)).shape,
  name: look.name,
  /** Settled when it is added. */
  kind: z.optional(z.enum(DISPLAY_KINDS)),
  message: maybe(message),
  link_open: z.optional(z.boolean()),
});
export type NewDisplay = z.infer<typeof NewDisplay>;

/** What to change; fields that are left out stay, and an empty message is none. */
export const DisplayChanges = z.partial(NewDisplay);
export type DisplayChanges = z.infer<typeof DisplayChanges>;

/** What a screen is told of its panel: `names` says whether calls come with names. */
export const DisplayLook = z.object({ id: Id, ...look, name: z.string(), message: z.nullable(z.string()) });
export type DisplayLook = z.infer<typeof DisplayLook>;

export const DisplayState = z.enum(DISPLAY_STATES);
export type DisplayState = z.infer<typeof DisplayState>;

/** A panel as members see it. */
export const StaffDisplay = z.extend(DisplayLook, {
  kind: z.enum(DISPLAY_KINDS),
  /** Whoever has the address `/painel/<id>` sees the codes, without a TV being paired. */
  link_open: z.boolean(),
  state: DisplayState,
  paired_at: z.nullable(Instant),
  seen_at: z.nullable(Instant),
  /** Whether bell and voice of the TV may be heard; null before it has told. */
  sound: z.nullable(z.boolean()),
});
export type StaffDisplay = z.infer<typeof StaffDisplay>;

const EpochSeconds = z.int().check(z.nonnegative());
const Minutes = z.int().check(z.nonnegative());

/** A call, without a name: what realtime carries on `calls:<establishment id>`. */
export const CallFrame = z.object({
  /** Counts the calls of the establishment, so that a gap shows what was missed. */
  number: z.int().check(z.positive()),
  code: z.string(),
  room: z.nullable(z.string()),
  service: Id,
  called: EpochSeconds,
  /** 2 and more: called again. */
  times: z.int().check(z.positive()),
});
export type CallFrame = z.infer<typeof CallFrame>;

/** A call as a panel reads it. */
export const PanelCall = z.extend(CallFrame, {
  /** Abbreviated preferred name; null wherever names are not shown. */
  name: z.nullable(z.string()),
});
export type PanelCall = z.infer<typeof PanelCall>;

/** Calls, latest first; `last` is the establishment's last call, of whatever service. */
export const PanelCalls = z.object({ last: EpochSeconds, calls: z.array(PanelCall) });
export type PanelCalls = z.infer<typeof PanelCalls>;

/** What somebody who comes now for a service would wait, in minutes rounded up to five. */
export const PanelWait = z.object({ service: z.string(), about_minutes: Minutes, up_to_minutes: Minutes });
export type PanelWait = z.infer<typeof PanelWait>;

/** What a panel tells of waits: nothing of services of which nothing is known. */
export function panelWaits(services: readonly ServiceRow[], told: NewcomerWaits): PanelWait[] {
  return services.flatMap((row) => {
    const { name, wait } = describeService(row, told);
    return wait ? [{ service: name, ...wait }] : [];
  });
}

/** Event `panel` on `calls:<establishment id>`: a call, a call that was taken back, or something else to read again. */
export const PanelFrame = z.union([
  z.object({ call: CallFrame }),
  z.object({ undone: z.int().check(z.positive()) }),
  z.object({ changed: z.nullable(Id) }),
]);
export type PanelFrame = z.infer<typeof PanelFrame>;
