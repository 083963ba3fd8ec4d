import type { PanelCalls } from "../../edge/domain/display.ts";
import type { Pairing, PanelPulse, PanelView } from "../../edge/domain/panel.ts";
import { isPairing, isPanelCalls, isPanelPulse, isPanelView } from "./panel_shapes.ts";
import type { PanelSource } from "./panel_source.ts";
import { ApiRefusal, ask, type PublicApi } from "./public_api.ts";
import { isSessionAnswer, type SessionAnswer } from "./queue_shapes.ts";

/** Gets a code by which somebody may pair this TV, and the secret that proves to be it. */
export function beginPairing(api: PublicApi): Promise<Pairing> {
  return ask(api, "POST", "/pairings", isPairing);
}

/** What the TV with this secret is to show; 401 when it is nobody's. */
export function readTv(api: PublicApi, credential: string): Promise<PanelView> {
  return ask(knownAs(api, credential), "GET", "/panel", isPanelView);
}

/** The panel that this TV was paired with. */
export function pairedTv(api: PublicApi, credential: string): PanelSource {
  const known = knownAs(api, credential);
  return {
    async read() {
      const view = await readTv(api, credential);
      if (view.state !== "paired") throw new ApiRefusal(401);
      return view;
    },
    missed: (after): Promise<PanelCalls> => ask(known, "GET", `/panel/calls?after=${after}`, isPanelCalls),
    openSession: (): Promise<SessionAnswer> => ask(known, "POST", "/panel/session", isSessionAnswer),
    pulse: (sound): Promise<PanelPulse> => ask(known, "POST", "/panel/alive", isPanelPulse, { sound }),
  };
}

function knownAs(api: PublicApi, credential: string): PublicApi {
  return { ...api, headers: { ...api.headers, authorization: `Bearer ${credential}` } };
}
