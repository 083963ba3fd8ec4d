import type { Messages } from "../../i18n/pt_BR.ts";
import type { PageRequest, ReadContext } from "../../web_env.ts";

/** What a form has just done; the address names it, and nothing of anybody. */
export type DoneName = keyof Messages["account"]["done"];

/** Reads `?feito=`. */
export function doneOf(c: ReadContext): DoneName | undefined {
  const name = c.req.query("feito");
  return DONE_NAMES.find((one) => one === name);
}

const DONE_NAMES: readonly DoneName[] = [
  "created",
  "created_unmailed",
  "saved",
  "mailed",
  "unmailed",
  "proved",
  "proved_found",
  "email_asked",
  "password",
  "ended",
  "others_ended",
  "unlinked",
  "agreed",
  "kept",
];

/** Says what was done. */
export function Done({ request, name }: { request: PageRequest; name?: DoneName }) {
  if (!name) return null;
  const isBad = name === "unmailed" || name === "created_unmailed";
  return (
    <p class={isBad ? "notice notice--warning" : "notice notice--success"} role="status">
      {request.t.account.done[name]}
    </p>
  );
}
