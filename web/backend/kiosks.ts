import type { Kiosk, KioskTicket, NewKioskTicket } from "../../edge/domain/kiosk.ts";
import { PANEL_LANGUAGES } from "../../edge/domain/panel_look.ts";
import { isPanelPulse } from "./panel_shapes.ts";
import { ask, type PublicApi } from "./public_api.ts";
import { hasFields, isCount, isListOf, isNullOr, isOneOf, isText } from "./shapes.ts";

const isKiosk = hasFields<Kiosk>({
  id: isText,
  name: isText,
  languages: isListOf(isOneOf(...PANEL_LANGUAGES)),
  message: isNullOr(isText),
  establishment: hasFields<Kiosk["establishment"]>({
    id: isText,
    name: isText,
    timezone: isText,
    logo_path: isNullOr(isText),
  }),
  services: isListOf(hasFields<Kiosk["services"][number]>({ id: isText, name: isText })),
});

const isKioskTicket = hasFields<KioskTicket>({
  code: isText,
  token: isText,
  position: isNullOr(isCount),
  arrived_at: isText,
  service: isText,
});

/** What a device that was paired as a kiosk may do; each rejects with `ApiRefusal`, 401 when it is none any more. */
export function pairedKiosk(api: PublicApi, credential: string) {
  const known = { ...api, headers: { ...api.headers, authorization: `Bearer ${credential}` } };
  return {
    read: (): Promise<Kiosk> => ask(known, "GET", "/kiosk", isKiosk),
    take: (wish: NewKioskTicket): Promise<KioskTicket> =>
      ask(known, "POST", "/kiosk/tickets", isKioskTicket, wish),
    /** Members see whether it is on. */
    pulse: () => ask(known, "POST", "/panel/alive", isPanelPulse, { sound: true }),
  };
}
