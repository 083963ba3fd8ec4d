import type { PanelCalls } from "../../edge/domain/display.ts";
import { type DisplayAnswer, isDisplayAnswer, isPanelCalls } from "./panel_shapes.ts";
import type { PanelSource } from "./panel_source.ts";
import { ask, type PublicApi } from "./public_api.ts";
import { isSessionAnswer, type SessionAnswer } from "./queue_shapes.ts";

/** Reads a display whose link is open. */
export function readDisplay(api: PublicApi, id: string): Promise<DisplayAnswer> {
  return ask(api, "GET", `/displays/${encodeURIComponent(id)}`, isDisplayAnswer);
}

/** A panel by its link, for as long as that is open. */
export function displayByLink(api: PublicApi, id: string): PanelSource {
  const path = `/displays/${encodeURIComponent(id)}`;
  return {
    async read() {
      const { snapshot, ...content } = await readDisplay(api, id);
      return { ...content, at: snapshot.at };
    },
    missed: (after): Promise<PanelCalls> => ask(api, "GET", `${path}/calls?after=${after}`, isPanelCalls),
    openSession: (): Promise<SessionAnswer> => ask(api, "POST", `${path}/session`, isSessionAnswer),
  };
}
