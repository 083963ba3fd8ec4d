import { Hono } from "hono";
import type { Problem } from "../backend/api.ts";
import { completeEmailChange, readEmailChange } from "../backend/email_changes.ts";
import { serverApi } from "../backend/server_api.ts";
import { page } from "../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../web_env.ts";
import { EmailChangePage } from "./EmailChangePage.tsx";
import { MessagePage } from "./MessagePage.tsx";

/** Where the link leads that is mailed to a new login address; needs no session, since it may be opened anywhere. */
export function emailChangeRoutes({ settings }: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/confirmar-email/:token", async (c) => {
      const token = c.req.param("token");
      const answer = await readEmailChange(serverApi(c, settings), token);
      if (!answer.ok) return closed(c, answer.problem);
      return page(c, <EmailChangePage request={pageRequest(c)} token={token} email={answer.data.email} />);
    })
    .post("/confirmar-email/:token", async (c) => {
      const answer = await completeEmailChange(serverApi(c, settings), c.req.param("token"));
      if (!answer.ok) return closed(c, answer.problem);
      const t = c.var.t.settings.email_change;
      const view = {
        title: t.done_title,
        text: t.done_text(answer.data.email),
        action: t.done_action,
        href: "/entrar",
      };
      return page(c, <MessagePage request={pageRequest(c)} {...view} />);
    });
}

/** A link that opens nothing (any more), or nothing now. */
function closed(c: WebContext, problem: Problem): Response {
  const { settings: { email_change: t, login }, common, auth } = c.var.t;
  const request = pageRequest(c);
  const over = { title: t.over_title, text: t.over_text, action: t.over_action, href: "/" };
  if (problem.status === 404) return page(c, <MessagePage request={request} {...over} />, 410);
  if (problem.code === "email_taken") {
    return page(c, <MessagePage request={request} {...over} text={login.taken} />, 409);
  }
  const { later_title: title, later_action: action } = auth.recovery;
  const isLimited = problem.code === "too_many_requests";
  const text = isLimited ? auth.sign_in.too_many : common.unavailable;
  const view = { title, text, action, href: c.req.path };
  return page(c, <MessagePage request={request} {...view} />, isLimited ? 429 : 503);
}
