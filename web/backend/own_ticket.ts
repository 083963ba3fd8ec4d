import type { OwnTicket, TicketAct } from "../../edge/domain/own_ticket.ts";
import { ask, type PublicApi } from "./public_api.ts";
import { hasFields, isCount, isFlag, isNullOr, isOneOf } from "./shapes.ts";

/** What the ticket's page needs of `GET /tickets/:token/own`. */
export type OwnAnswer = Pick<
  OwnTicket,
  | "arrived"
  | "triaged"
  | "called"
  | "started"
  | "acknowledged"
  | "announced"
  | "out"
  | "worse"
  | "may_step_out"
>;

export const isOwnAnswer = hasFields<OwnAnswer>({
  arrived: isCount,
  triaged: isNullOr(isCount),
  called: isNullOr(isCount),
  started: isNullOr(isCount),
  acknowledged: isFlag,
  announced: isNullOr(isOneOf("on_my_way", "arrived")),
  out: isNullOr(isCount),
  worse: isFlag,
  may_step_out: isCount,
});

const pathOf = (token: string) => `/tickets/${encodeURIComponent(token)}`;

export function readOwnTicket(api: PublicApi, token: string): Promise<OwnAnswer> {
  return ask(api, "GET", `${pathOf(token)}/own`, isOwnAnswer);
}

export function actOnTicket(api: PublicApi, token: string, act: TicketAct): Promise<OwnAnswer> {
  return ask(api, "POST", `${pathOf(token)}/acts`, isOwnAnswer, act);
}
