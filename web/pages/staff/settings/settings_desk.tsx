import type { Establishment } from "../../../../edge/domain/establishment.ts";
import { readEstablishment } from "../../../backend/establishments.ts";
import type { SettingsMessages } from "../../../i18n/settings/pt_BR.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebContext, type WebDeps } from "../../../web_env.ts";
import { forManagers } from "../for_managers.tsx";
import type { Clinic } from "../in_clinic.ts";
import { SettingsNotAllowed } from "../not_allowed_pages.tsx";
import { SettingsPage, type SettingsPageProps } from "./SettingsPage.tsx";

/** What the forms of the settings are answered with. */
export interface SettingsDesk extends Clinic {
  held: Establishment;
}

/** Finds the clinic with its settings, for those who may change them. */
export function atDesk(
  deps: WebDeps,
  handle: (c: WebContext, desk: SettingsDesk) => Response | Promise<Response>,
) {
  return forManagers(deps, SettingsNotAllowed, async (c, clinic) => {
    const { api, establishment, expect } = clinic;
    return await handle(c, { ...clinic, held: expect(await readEstablishment(api, establishment.id)) });
  });
}

/** The whole page, with what differs from how it opens. */
export function showSettings(
  c: WebContext,
  { establishment, held }: SettingsDesk,
  changes: Partial<SettingsPageProps> = {},
  status: 200 | 403 | 409 | 413 | 422 | 429 | 503 = 200,
): Response {
  return page(c, <SettingsPage request={pageRequest(c)} {...{ establishment, held, ...changes }} />, status);
}

/** Leads back to the part that was saved. */
export function done(
  c: WebContext,
  { establishment }: Clinic,
  what: keyof SettingsMessages["saved"],
  part: string,
) {
  return c.redirect(`/app/${establishment.slug}/configuracoes?feito=${what}#${part}`, 303);
}

/** What the address says was just saved. */
export function saidBy(c: WebContext): keyof SettingsMessages["saved"] | undefined {
  const told = c.req.query("feito") ?? "";
  const isKnown = (name: string): name is keyof SettingsMessages["saved"] =>
    Object.hasOwn(c.var.t.settings.saved, name);
  return isKnown(told) ? told : undefined;
}
