import { account } from "./account/pt_BR.ts";
import { analytics } from "./analytics/pt_BR.ts";
import { arrivals } from "./arrivals/pt_BR.ts";
import { audit } from "./audit/pt_BR.ts";
import { auth } from "./auth/pt_BR.ts";
import { board } from "./board/pt_BR.ts";
import { clinic } from "./clinic/pt_BR.ts";
import { common } from "./common/pt_BR.ts";
import { departures } from "./departures/pt_BR.ts";
import { kiosk } from "./kiosk/pt_BR.ts";
import { landing } from "./landing/pt_BR.ts";
import { legal } from "./legal/pt_BR.ts";
import { leaving } from "./leaving/pt_BR.ts";
import { panel } from "./panel/pt_BR.ts";
import { panels } from "./panels/pt_BR.ts";
import { patients } from "./patients/pt_BR.ts";
import { pinboards } from "./pinboards/pt_BR.ts";
import { professionals } from "./professionals/pt_BR.ts";
import { services } from "./services/pt_BR.ts";
import { settings } from "./settings/pt_BR.ts";
import { reports } from "./reports/pt_BR.ts";
import { staff } from "./staff/pt_BR.ts";
import { team } from "./team/pt_BR.ts";
import { ticket } from "./ticket/pt_BR.ts";
import { triage } from "./triage/pt_BR.ts";

/** The dictionary, one section per area; Portuguese defines what every other language must say. */
export const ptBR = {
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
};

export type Messages = typeof ptBR;
