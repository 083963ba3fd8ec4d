import type {
  CallFrame,
  DisplayLook,
  PanelCall,
  PanelCalls,
  PanelFrame,
  PanelWait,
} from "../../edge/domain/display.ts";
import type { Pairing, PanelPulse, PanelView } from "../../edge/domain/panel.ts";
import { PANEL_LANGUAGES, PANEL_SIZES, PANEL_THEMES } from "../../edge/domain/panel_look.ts";
import { hasFields, isCount, isFlag, isListOf, isNullOr, isOneOf, isText, type Shape } from "./shapes.ts";

const isNumber: Shape<number> = (value): value is number => isCount(value) && value > 0;

const frame = {
  number: isNumber,
  code: isText,
  room: isNullOr(isText),
  service: isText,
  called: isCount,
  times: isNumber,
};
const isCallFrame = hasFields<CallFrame>(frame);
const calls = { last: isCount, calls: isListOf(hasFields<PanelCall>({ ...frame, name: isNullOr(isText) })) };

export const isPanelCalls = hasFields<PanelCalls>(calls);

const isCallEvent = hasFields<{ call: CallFrame }>({ call: isCallFrame });
const isUndoneEvent = hasFields<{ undone: number }>({ undone: isNumber });
const isChangedEvent = hasFields<{ changed: string | null }>({ changed: isNullOr(isText) });

/** A broadcast's payload on `calls:<establishment id>`. */
export const isPanelFrame: Shape<PanelFrame> = (value): value is PanelFrame =>
  isCallEvent(value) || isUndoneEvent(value) || isChangedEvent(value);

const isLook = hasFields<DisplayLook>({
  id: isText,
  name: isText,
  theme: isOneOf(...PANEL_THEMES),
  size: isOneOf(...PANEL_SIZES),
  clock: isFlag,
  names: isFlag,
  waits: isFlag,
  message: isNullOr(isText),
  languages: isListOf(isOneOf(...PANEL_LANGUAGES)),
  services: isListOf(isText),
});

/** What a screen shows and how, however it came to its panel. */
export type PanelContent = Omit<Extract<PanelView, { state: "paired" }>, "state" | "revision">;

const isWait = hasFields<PanelWait>({ service: isText, about_minutes: isCount, up_to_minutes: isCount });

const content = {
  ...calls,
  display: isLook,
  waits: isListOf(isWait),
  establishment: hasFields<PanelContent["establishment"]>({
    id: isText,
    name: isText,
    timezone: isText,
    logo_path: isNullOr(isText),
  }),
};

const isPaired = hasFields<Extract<PanelView, { state: "paired" }>>({
  ...content,
  state: isOneOf("paired"),
  revision: isText,
  at: isCount,
});
const isWaiting = hasFields<Extract<PanelView, { state: "waiting" }>>({
  state: isOneOf("waiting"),
  code: isText,
  expires_at: isText,
});

export const isPanelView: Shape<PanelView> = (value): value is PanelView =>
  isPaired(value) || isWaiting(value);

/** What a panel needs of `GET /displays/:id`. */
export type DisplayAnswer = Omit<PanelContent, "at"> & { snapshot: { at: number } };

export const isDisplayAnswer = hasFields<DisplayAnswer>({ ...content, snapshot: hasFields({ at: isCount }) });

export const isPairing = hasFields<Pairing>({ code: isText, credential: isText, expires_at: isText });

export const isPanelPulse = hasFields<PanelPulse>({ last: isCount, revision: isText, at: isCount });
