import type { PanelCalls } from "../../edge/domain/display.ts";
import type { PanelPulse } from "../../edge/domain/panel.ts";
import type { PanelContent } from "./panel_shapes.ts";
import type { SessionAnswer } from "./queue_shapes.ts";

/** Where a screen gets its panel from: an open link, or the TV's own credential. Each rejects with `ApiRefusal`. */
export interface PanelSource {
  read(): Promise<PanelContent>;
  /** Calls after a number, of the last quarter of an hour. */
  missed(after: number): Promise<PanelCalls>;
  /** A short-lived token that may listen to the calls. */
  openSession(): Promise<SessionAnswer>;
  /** Tells that the TV is alive; a panel by its link has no name to tell it in. */
  pulse?(sound: boolean): Promise<PanelPulse>;
}
