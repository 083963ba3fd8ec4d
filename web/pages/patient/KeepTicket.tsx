import type { PageRequest } from "../../web_env.ts";

interface KeepTicketProps {
  request: PageRequest;
  token: string;
  /** Whether the ticket is in the account of whoever is signed in. */
  isKept: boolean;
}

/** Under a ticket: keep it in the reader's account, with or without being signed in, with or without JavaScript. */
export function KeepTicket({ request, token, isKept }: KeepTicketProps) {
  const { keep: t } = request.t.account;
  if (isKept) {
    return (
      <section class="keep">
        <p>{t.kept}</p>
        <a class="button" href="/minha/fila">{t.see}</a>
      </section>
    );
  }
  const path = `/t/${token}/guardar`;
  return (
    <section class="keep" aria-labelledby="keep-title">
      <h2 id="keep-title" class="keep__title">{t.title}</h2>
      <p>{t.text} {request.patient && t.as(request.patient.email)}</p>
      {request.patient
        ? (
          <form method="post" action={path}>
            <button type="submit" class="button">{t.action}</button>
          </form>
        )
        : <a class="button" href={`/entrar?next=${encodeURIComponent(path)}`}>{t.action}</a>}
    </section>
  );
}
