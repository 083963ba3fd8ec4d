import { hc } from "hono/client";
import type * as z from "zod/mini";
import type { Priority } from "../../edge/domain/priority.ts";
import type { Risk } from "../../edge/domain/risk.ts";
import { Visit } from "../../edge/domain/staff_queue.ts";
import { CreatedVisit, type FinishOutcome } from "../../edge/domain/visit_acts.ts";
import type { QueueRoutes } from "../../edge/routes/queue.ts";
import type { VisitRoutes } from "../../edge/routes/visits.ts";
import { type Answer, type Api, settle, through, withKey } from "./api.ts";

/** What a fresh visit is known by. */
export type CreatedVisit = z.infer<typeof CreatedVisit>;

/** Body of a new visit; documents and phones as typed. */
export interface NewVisit {
  /** A chart that exists, or whoever one is found or made for. */
  patient_id?: string;
  patient?: { name: string; cpf?: string; birth_date?: string; phone?: string; email?: string };
  service_id?: string;
  risk?: Risk;
  priority?: Priority;
  symptoms?: string;
}

/** What staff does to one visit, with the body of each. */
export interface VisitActs {
  /** With `expected_status` a desk that comes too late gets 409 instead of calling again. */
  call: { room_id?: string; reason?: string; expected_status: "waiting" | "called" };
  start: { professional_id: string; reason?: string };
  finish: { outcome?: FinishOutcome };
  cancel: { reason: string };
  "no-show": Record<never, never>;
  return: Record<never, never>;
  /** One of the two at least. */
  transfer: { service_id?: string; room_id?: string; reason?: string };
  /** Takes back one's own last act, within thirty seconds. */
  undo: Record<never, never>;
  triage: { risk: Risk; notes?: string; classified_by?: string };
}
export type VisitAct = keyof VisitActs;

const queue = (api: Api) => hc<QueueRoutes>(api.baseUrl, through(api)).establishments[":id"];
const visits = (api: Api) => hc<VisitRoutes>(api.baseUrl, through(api)).visits[":id"];

/** Puts somebody into the queue. */
export function createVisit(
  api: Api,
  establishment: string,
  json: NewVisit,
  key: string,
): Promise<Answer<CreatedVisit>> {
  const input = { param: { id: establishment }, json, header: withKey(key) };
  return settle(queue(api).visits.$post(input), CreatedVisit);
}

interface Act<Body> {
  param: { id: string };
  json: Body;
  header: ReturnType<typeof withKey>;
}

type Sent = Parameters<typeof settle>[0];

const SEND: { [Name in VisitAct]: (to: ReturnType<typeof visits>, act: Act<VisitActs[Name]>) => Sent } = {
  call: (to, act) => to.call.$post(act),
  start: (to, act) => to.start.$post(act),
  finish: (to, act) => to.finish.$post(act),
  cancel: (to, act) => to.cancel.$post(act),
  "no-show": (to, act) => to["no-show"].$post(act),
  return: (to, act) => to.return.$post(act),
  triage: (to, act) => to.triage.$post(act),
  transfer: (to, act) => to.transfer.$post(act),
  undo: (to, { param, header }) => to.undo.$post({ param, header }),
};

/** Moves a visit to its next state. */
export function actOnVisit<Name extends VisitAct>(
  api: Api,
  visit: string,
  name: Name,
  json: VisitActs[Name],
  key: string,
): Promise<Answer<Visit>> {
  return settle(SEND[name](visits(api), { param: { id: visit }, json, header: withKey(key) }), Visit);
}
