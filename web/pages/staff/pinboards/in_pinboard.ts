import type { Pinboard } from "../../../../edge/domain/analytics/pinboard.ts";
import { listPinboards } from "../../../backend/pinboards.ts";
import type { Messages } from "../../../i18n/pt_BR.ts";
import type { WebContext, WebDeps } from "../../../web_env.ts";
import { notFound } from "../../error_routes.tsx";
import { type Clinic, inClinic } from "../in_clinic.ts";

/** What the pages of one pinboard are given. */
export interface Entry extends Clinic {
  board: Pinboard;
}

/** Finds the pinboard of the path among those that the reader sees in the clinic of the path. */
export function inPinboard(
  deps: WebDeps,
  handle: (c: WebContext, entry: Entry) => Response | Promise<Response>,
) {
  return inClinic(deps, async (c, clinic) => {
    const boards = await listPinboards(clinic.api, clinic.establishment.id).then(clinic.expect);
    const board = boards.find(({ id }) => id === c.req.param("id"));
    return board ? await handle(c, { ...clinic, board }) : notFound(c);
  });
}

/** The same, for those who may change it. */
export function editingPinboard(
  deps: WebDeps,
  handle: (c: WebContext, entry: Entry) => Response | Promise<Response>,
) {
  return inPinboard(deps, (c, entry) => entry.board.may_edit ? handle(c, entry) : notFound(c));
}

/** What was just done, in words; undefined when nothing was. */
export function doneWords(c: WebContext): string | undefined {
  const words: Readonly<Record<string, string>> = c.var.t.pinboards.done;
  const told = c.req.query("feito") ?? "";
  return Object.hasOwn(words, told) ? words[told] : undefined;
}

/** Back to a page of a pinboard, which says what was done. */
export function backTo(
  c: WebContext,
  { establishment, board }: Entry,
  below: string,
  what: keyof Messages["pinboards"]["done"],
): Response {
  return c.redirect(`/app/${establishment.slug}/analises/quadros/${board.id}${below}?feito=${what}`, 303);
}
