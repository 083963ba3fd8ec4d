import type { StaffDisplay } from "../../../edge/domain/display.ts";
import type { Membership } from "../../backend/me.ts";
import { listPanels } from "../../backend/panels.ts";
import { fetchAccessToken, staffApi } from "../../backend/staff_api.ts";
import type { Locale } from "../../i18n/locale.ts";
import type { PanelsMessages } from "../../i18n/panels/pt_BR.ts";
import type { BrowserSettings } from "../../settings.ts";
import { createTokenSource } from "../../state/access_token.ts";
import { createPanelWatch, type PanelWatch } from "../../state/create_panel_watch.ts";
import { fill } from "../ticket/words.ts";

/** What islands about panels are rendered with. */
export interface PanelWatchProps {
  locale: Locale;
  establishment: Membership;
  browser: BrowserSettings;
  panels: readonly StaffDisplay[];
  words: PanelsMessages["watch"];
}

/** A watch that asks the API as the signed-in member. */
export function watchPanels({ locale, establishment, browser, panels }: PanelWatchProps): PanelWatch {
  const tokens = createTokenSource(async () => {
    const session = await fetchAccessToken();
    if (session === null) throw new Error("Cannot watch panels: the session has ended");
    return session;
  });
  const api = staffApi(browser, locale, () => tokens.get());
  return createPanelWatch(panels, {
    async read() {
      const answer = await listPanels(api, establishment.id).catch(() => null);
      return answer?.ok ? answer.data : null;
    },
  });
}

/** "14:32", or with the day when that is not today. */
export function momentOf(
  instant: string,
  { locale, establishment: { timezone } }: Pick<PanelWatchProps, "locale" | "establishment">,
): string {
  const day = (date: Date) => date.toLocaleDateString("en-CA", { timeZone: timezone });
  const date = new Date(instant);
  const isToday = day(date) === day(new Date());
  return date.toLocaleString(locale, {
    timeZone: timezone,
    timeStyle: "short",
    dateStyle: isToday ? undefined : "short",
  });
}

/** "Painel Recepção fora do ar desde 14:32.", or "Totem Entrada …". */
export function offAirText(
  offAir: readonly StaffDisplay[],
  props: Pick<PanelWatchProps, "locale" | "words" | "establishment">,
): string {
  const { words: t } = props;
  const [only, ...others] = offAir;
  if (!only) return "";
  if (others.length === 0) {
    return fill(only.kind === "kiosk" ? t.kiosk_off : t.one_off, {
      name: only.name,
      time: only.seen_at ? momentOf(only.seen_at, props) : "",
    });
  }
  return fill(t.some_off, { count: offAir.length, names: offAir.map(({ name }) => name).join(", ") });
}
