import { account } from "./account/en.ts";
import { analytics } from "./analytics/en.ts";
import { arrivals } from "./arrivals/en.ts";
import { audit } from "./audit/en.ts";
import { auth } from "./auth/en.ts";
import { board } from "./board/en.ts";
import { clinic } from "./clinic/en.ts";
import { common } from "./common/en.ts";
import { departures } from "./departures/en.ts";
import { kiosk } from "./kiosk/en.ts";
import { landing } from "./landing/en.ts";
import { leaving } from "./leaving/en.ts";
import { legal } from "./legal/en.ts";
import { panel } from "./panel/en.ts";
import { panels } from "./panels/en.ts";
import { patients } from "./patients/en.ts";
import { pinboards } from "./pinboards/en.ts";
import { professionals } from "./professionals/en.ts";
import type { Messages } from "./pt_BR.ts";
import { services } from "./services/en.ts";
import { settings } from "./settings/en.ts";
import { reports } from "./reports/en.ts";
import { staff } from "./staff/en.ts";
import { team } from "./team/en.ts";
import { ticket } from "./ticket/en.ts";
import { triage } from "./triage/en.ts";

export const en = {
  common,
  landing,
  auth,
  account,
  legal,
  ticket,
  panel,
  panels,
  staff,
  board,
  triage,
  professionals,
  patients,
  team,
  audit,
  departures,
  leaving,
  analytics,
  services,
  pinboards,
  settings,
  reports,
  clinic,
  arrivals,
  kiosk,
} satisfies Messages;
