import type { OwnTicket, TicketAct } from "../../edge/domain/own_ticket.ts";
import { ask, type PublicApi } from "./public_api.ts";
import { hasFields, isCount, isFlag, isNothing, isNullOr, isOneOf, isText } from "./shapes.ts";

/** What the ticket's page needs of `GET /tickets/:token/own`. */
export type OwnAnswer = Pick<
  OwnTicket,
  | "arrived"
  | "triaged"
  | "called"
  | "started"
  | "finished"
  | "acknowledged"
  | "announced"
  | "out"
  | "worse"
  | "may_step_out"
  | "shared"
>;

const isOwnAnswer = hasFields<OwnAnswer>({
  arrived: isCount,
  triaged: isNullOr(isCount),
  called: isNullOr(isCount),
  started: isNullOr(isCount),
  finished: isNullOr(isCount),
  acknowledged: isFlag,
  announced: isNullOr(isOneOf("on_my_way", "arrived")),
  out: isNullOr(isCount),
  worse: isFlag,
  may_step_out: isCount,
  shared: isFlag,
});

const pathOf = (token: string) => `/tickets/${encodeURIComponent(token)}`;

export function readOwnTicket(api: PublicApi, token: string): Promise<OwnAnswer> {
  return ask(api, "GET", `${pathOf(token)}/own`, isOwnAnswer);
}

export function actOnTicket(api: PublicApi, token: string, act: TicketAct): Promise<OwnAnswer> {
  return ask(api, "POST", `${pathOf(token)}/acts`, isOwnAnswer, act);
}

const isWatchLink = hasFields<{ token: string }>({ token: isText });

/** Gets the link that watches the ticket and does nothing. */
export function shareTicket(api: PublicApi, token: string): Promise<{ token: string }> {
  return ask(api, "POST", `${pathOf(token)}/share`, isWatchLink);
}

/** Takes that link back. */
export function unshareTicket(api: PublicApi, token: string): Promise<null> {
  return ask(api, "DELETE", `${pathOf(token)}/share`, isNothing);
}
