import { Hono } from "hono";
import type { WebDeps, WebEnv } from "../../web_env.ts";
import { accountRoutes } from "./account_routes.tsx";
import { accountSignUpRoutes } from "./account_sign_up_routes.tsx";
import { keepRoutes } from "./keep_routes.tsx";
import { newEmailRoutes } from "./new_email_routes.tsx";
import { queueRoutes } from "./queue_routes.tsx";

/** Pages of patients with an account of their own, under `/minha`, and the ways into it. */
export function ownRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/minha", (c) => c.redirect("/minha/fila", 303))
    .route("/", accountSignUpRoutes(deps))
    .route("/", keepRoutes(deps))
    .route("/", newEmailRoutes(deps))
    .route("/minha/fila", queueRoutes(deps))
    .route("/minha/conta", accountRoutes(deps));
}
