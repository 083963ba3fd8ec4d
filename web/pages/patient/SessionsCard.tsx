import type { LoginSession } from "../../../edge/domain/login_session.ts";
import type { PageRequest } from "../../web_env.ts";
import { dayAndTime } from "./account_times.ts";
import { describeDevice } from "./device_words.ts";

interface SessionsCardProps {
  request: PageRequest;
  sessions: readonly LoginSession[];
}

/** Where the person is signed in, this device first. */
export function SessionsCard({ request, sessions }: SessionsCardProps) {
  const t = request.t.account.sessions;
  const ordered = sessions.toSorted((a, b) => Number(b.current) - Number(a.current));
  return (
    <section class="card account-card" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t.title}</h2>
      <p class="muted">{sessions.length > 1 ? t.intro : t.only}</p>
      <ul class="rows">
        {ordered.map((session) => <SessionRow key={session.id} request={request} session={session} />)}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action="/minha/conta/aparelhos/outros/sair" data-form>
          <button type="submit" class="button">{t.end_others}</button>
        </form>
      )}
    </section>
  );
}

function SessionRow({ request, session }: { request: PageRequest; session: LoginSession }) {
  const t = request.t.account.sessions;
  const known = describeDevice(session.user_agent);
  const device = known ? t.on(known.browser, known.system) : t.unknown;
  const since = dayAndTime(session.created_at, request.locale);
  return (
    <li class="rows__row">
      <div>
        <p class="rows__title">
          {device} {session.current && <span class="tag tag--good">{t.here}</span>}
        </p>
        <p class="muted">{t.since(since)}</p>
        {session.refreshed_at && (
          <p class="muted">{t.used(dayAndTime(session.refreshed_at, request.locale))}</p>
        )}
      </div>
      {!session.current && (
        <form method="post" action={`/minha/conta/aparelhos/${session.id}/sair`} data-form>
          <button type="submit" class="button" aria-label={t.end_of(device, since)}>{t.end}</button>
        </form>
      )}
    </li>
  );
}
