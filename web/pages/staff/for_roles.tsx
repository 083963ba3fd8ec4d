import type { Handler } from "hono";
import type { MemberRole } from "../../../edge/domain/member.ts";
import { page } from "../../render.ts";
import { pageRequest, type WebDeps, type WebEnv } from "../../web_env.ts";
import { type ClinicHandle, inClinic } from "./in_clinic.ts";
import type { MemberPage } from "./NotForRolePage.tsx";

/** A page of the clinic of the path for members of some roles; `NotAllowed` tells others so. */
export function forRoles(
  deps: WebDeps,
  roles: readonly MemberRole[],
  NotAllowed: MemberPage,
  handle: ClinicHandle,
): Handler<WebEnv> {
  return inClinic(deps, (c, clinic) => {
    const { establishment } = clinic;
    if (roles.includes(establishment.role)) return handle(c, clinic);
    return page(c, <NotAllowed request={pageRequest(c)} establishment={establishment} />, 403);
  });
}
