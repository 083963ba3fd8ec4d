import type { Handler } from "hono";
import { MANAGERS } from "../../../edge/domain/member.ts";
import type { WebDeps, WebEnv } from "../../web_env.ts";
import { forRoles } from "./for_roles.tsx";
import type { ClinicHandle } from "./in_clinic.ts";
import type { MemberPage } from "./NotForRolePage.tsx";

/** A page of the clinic of the path for those who run it; `NotAllowed` tells others so. */
export function forManagers(deps: WebDeps, NotAllowed: MemberPage, handle: ClinicHandle): Handler<WebEnv> {
  return forRoles(deps, MANAGERS, NotAllowed, handle);
}
