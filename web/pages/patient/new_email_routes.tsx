import { Hono } from "hono";
import { type Confirmation, confirmNewEmail } from "../../backend/credentials.ts";
import { WideSubmit } from "../../components/WideSubmit.tsx";
import { page } from "../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../web_env.ts";
import { FormPage } from "../FormPage.tsx";
import { MessagePage } from "../MessagePage.tsx";

const STATUS = { changed: 200, over: 410, too_many: 429, unavailable: 503 } as const;

/** `/confirmar-email`: where the link leads that Auth mails to a login's new address. */
export function newEmailRoutes({ settings }: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/confirmar-email", (c) => {
      const token = c.req.query("token_hash") ?? "";
      return token === "" ? tell(c, "over") : ask(c, token);
    })
    .post("/confirmar-email", async (c) => {
      const token = String((await c.req.formData()).get("token_hash") ?? "");
      return tell(c, token === "" ? "over" : await confirmNewEmail(c, settings, token));
    });
}

/** A button, because programs that look through mails open links too. */
function ask(c: WebContext, token: string): Response {
  c.header("cache-control", "no-store");
  const t = c.var.t.auth.new_email;
  return page(
    c,
    <FormPage
      request={pageRequest(c)}
      title={t.title}
      heading={t.title}
      intro={t.intro}
      islands={["Forms"]}
    >
      <form method="post" action="/confirmar-email" class="form card" data-form>
        <input type="hidden" name="token_hash" value={token} />
        <WideSubmit label={t.submit} busy={t.submit_busy} />
      </form>
    </FormPage>,
  );
}

function tell(c: WebContext, outcome: Confirmation): Response {
  const { new_email: t, sign_in } = c.var.t.auth;
  const words = {
    changed: { title: t.changed_title, text: t.changed_text },
    over: { title: t.over_title, text: t.over_text },
    too_many: { title: t.later_title, text: sign_in.too_many },
    unavailable: { title: t.later_title, text: c.var.t.common.unavailable },
  };
  const href = c.var.patient ? "/minha/conta" : c.var.session ? "/app" : "/entrar";
  const view = { ...words[outcome], action: t.go_on, href };
  return page(c, <MessagePage request={pageRequest(c)} {...view} />, STATUS[outcome]);
}
