import { WideSubmit } from "../components/WideSubmit.tsx";
import type { PageRequest } from "../web_env.ts";
import { FormPage } from "./FormPage.tsx";

interface EmailChangePageProps {
  request: PageRequest;
  token: string;
  /** The address that the login is to have. */
  email: string;
}

/** `/confirmar-email/:token`: asks once more, so that a program that opens links in mails changes nothing. */
export function EmailChangePage({ request, token, email }: EmailChangePageProps) {
  const t = request.t.settings.email_change;
  return (
    <FormPage request={request} title={t.title} heading={t.title} intro={t.text(email)} islands={["Forms"]}>
      <form method="post" action={`/confirmar-email/${token}`} class="form card" data-form>
        <p>{t.sign_in_again}</p>
        <WideSubmit label={t.submit} busy={t.busy} />
      </form>
    </FormPage>
  );
}
