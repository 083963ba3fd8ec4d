import type { Handler, MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Answer, Api } from "../../backend/api.ts";
import { type Membership, readMe } from "../../backend/me.ts";
import { serverApi } from "../../backend/server_api.ts";
import type { WebContext, WebDeps, WebEnv } from "../../web_env.ts";
import { notFound } from "../error_routes.tsx";
import { loginFirst } from "../login_first.ts";

/** What the pages of one clinic are given. */
export interface Clinic {
  /** The API as the signed-in person. */
  api: Api;
  /** The clinic of the path, and the person's role there. */
  establishment: Membership;
  /** The data of an answer that the page cannot do without. */
  expect: <T>(answer: Answer<T>) => T;
}

/** What answers a request within a clinic. */
export type ClinicHandle = (c: WebContext, clinic: Clinic) => Response | Promise<Response>;

/** Sends whoever is not signed in to the login, which leads back here. */
export function signedIn(): MiddlewareHandler<WebEnv> {
  return async function signedIn(c, next) {
    if (!c.var.session) return loginFirst(c.req.raw, "/app");
    await next();
  };
}

/** Finds the clinic of the path among the person's own; somebody else's answers as an unknown one does. */
export function inClinic(
  { settings }: WebDeps,
  handle: ClinicHandle,
): Handler<WebEnv> {
  return async function inClinic(c) {
    const api = serverApi(c, settings);
    const expect = expecting(c);
    const { establishments } = expect(await readMe(api));
    const establishment = establishments.find((one) => one.slug === c.req.param("slug"));
    return establishment ? handle(c, { api, establishment, expect }) : notFound(c);
  };
}

/** Reads answers for a page; an ended session leads to the login. */
export function expecting(c: WebContext): Clinic["expect"] {
  return (answer) => {
    if (answer.ok) return answer.data;
    const { code } = answer.problem;
    if (code === "not_authenticated") throw new HTTPException(401, { res: loginFirst(c.req.raw, "/app") });
    throw new Error(`Cannot show the page: ${code}`);
  };
}
