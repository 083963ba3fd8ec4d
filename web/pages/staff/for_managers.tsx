import type { Handler } from "hono";
import { page } from "../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../web_env.ts";
import { type Clinic, inClinic } from "./in_clinic.ts";
import type { MemberPage } from "./NotForRolePage.tsx";
import { isManager } from "./team/role_rights.ts";

/** A page of the clinic of the path for those who run it; `NotAllowed` tells others so. */
export function forManagers(
  deps: WebDeps,
  NotAllowed: MemberPage,
  handle: (c: WebContext, clinic: Clinic) => Response | Promise<Response>,
): Handler<WebEnv> {
  return inClinic(deps, (c, clinic) => {
    const { establishment } = clinic;
    if (isManager(establishment.role)) return handle(c, clinic);
    return page(c, <NotAllowed request={pageRequest(c)} establishment={establishment} />, 403);
  });
}
