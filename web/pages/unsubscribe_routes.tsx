import { Hono } from "hono";
import { endMail, readMail } from "../backend/pinboard_mails.ts";
import { nobodysApi, serverApi } from "../backend/server_api.ts";
import { WideSubmit } from "../components/WideSubmit.tsx";
import { page } from "../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../web_env.ts";
import { FormPage } from "./FormPage.tsx";
import { MessagePage } from "./MessagePage.tsx";

/** Where the link in a mail leads that ends such mails: asks once more, since programs open links too. */
export function unsubscribeRoutes({ settings }: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/desinscrever", (c) => message(c, "done"))
    .get("/desinscrever/:token", async (c) => {
      const token = c.req.param("token");
      const answer = await readMail(serverApi(c, settings), token);
      if (!answer.ok) return message(c, answer.problem.status === 404 ? "over" : "later");
      const t = c.var.t.pinboards.unsubscribe;
      return page(
        c,
        <FormPage request={pageRequest(c)} title={t.title} heading={t.title} intro={t.text(answer.data)}>
          <form method="post" action={`/desinscrever/${token}`} class="form card">
            <WideSubmit label={t.submit} />
          </form>
        </FormPage>,
      );
    });
}

/**
 * Ends mails, for readers and for mail programs that post by themselves (RFC 8058). Those send no origin and no cookie;
 * the token is all that counts, so this stands before what refuses foreign forms.
 */
export function oneClickRoutes({ settings }: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>().post("/desinscrever/:token", async (c) => {
    const answer = await endMail(nobodysApi(c, settings), c.req.param("token"));
    const isOver = answer.ok || answer.problem.status === 404;
    if (!isOver) return c.text("", 503);
    // Programs are to get no redirect, readers a page.
    const form = await c.req.formData().catch(() => null);
    return form?.get("List-Unsubscribe") === "One-Click" ? c.text("ok") : c.redirect("/desinscrever", 303);
  });
}

function message(c: WebContext, what: "done" | "over" | "later"): Response {
  const t = c.var.t.pinboards.unsubscribe;
  const text = { title: t[`${what}_title`], text: t[`${what}_text`], action: t.action, href: "/" };
  return page(c, <MessagePage request={pageRequest(c)} {...text} />, STATUS[what]);
}

const STATUS = { done: 200, over: 410, later: 503 } as const;
