import { useEffect, useMemo } from "preact/hooks";
import type { ExpectedPerson } from "../../edge/domain/remote_ticket.ts";
import type { Membership } from "../backend/me.ts";
import { confirmExpected, listExpected } from "../backend/remote_tickets.ts";
import { fetchAccessToken, staffApi } from "../backend/staff_api.ts";
import type { Locale } from "../i18n/locale.ts";
import type { BrowserSettings } from "../settings.ts";
import { createTokenSource } from "../state/access_token.ts";
import { createExpected } from "../state/create_expected.ts";
import { onPageNews } from "../state/page_news.ts";
import { clockTime, fill } from "./ticket/words.ts";

export interface ExpectedPeopleProps {
  locale: Locale;
  establishment: Membership;
  browser: BrowserSettings;
  people: readonly ExpectedPerson[];
  words: {
    title: string;
    confirm: string;
    confirm_of: string;
    confirmed: string;
    until: string;
    empty: string;
    all: string;
    unavailable: string;
  };
}

/** Below the board: who took a ticket by phone and is not here yet; one press confirms an arrival. */
export function ExpectedPeople(props: ExpectedPeopleProps) {
  const { words: t, establishment, locale } = props;
  const expected = useMemo(() => openExpected(props), []);
  useEffect(() => expected.start(), []);
  const outcome = expected.outcome.value;
  return (
    <section class="card expected" aria-labelledby="expected">
      <h2 id="expected" class="expected__title">
        {t.title} ({expected.people.value.length})
      </h2>
      <p role="status">
        {outcome?.kind === "confirmed" && fill(t.confirmed, { code: outcome.code })}
        {outcome?.kind === "failed" && outcome.message}
      </p>
      {expected.people.value.length === 0 && <p class="muted">{t.empty}</p>}
      <ul class="arrivals">
        {expected.people.value.map((person) => (
          <li key={person.id} class="arrivals__person">
            <strong class="arrivals__code">{person.code}</strong>
            <p>
              <span class="arrivals__name">{person.name}</span>{" "}
              <span class="muted">
                {fill(t.until, {
                  time: clockTime(locale, Date.parse(person.expires_at), establishment.timezone),
                })}
              </span>
            </p>
            <button
              type="button"
              class="button needs-script"
              aria-label={fill(t.confirm_of, { name: person.name })}
              aria-disabled={expected.busy.value !== null}
              onClick={() => void expected.confirm(person)}
            >
              {t.confirm}
            </button>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/app/${establishment.slug}/chegadas`}>{t.all}</a>
      </p>
    </section>
  );
}

function openExpected({ locale, establishment, browser, people, words }: ExpectedPeopleProps) {
  const tokens = createTokenSource(async () => {
    const session = await fetchAccessToken();
    if (session === null) throw new Error("Cannot read who is expected: the session has ended");
    return session;
  });
  const api = staffApi(browser, locale, () => tokens.get());
  return createExpected(people, {
    async read() {
      const answer = await listExpected(api, establishment.id).catch(() => null);
      return answer?.ok ? answer.data : null;
    },
    confirm: (id) => confirmExpected(api, id),
    onNews: (listener) => onPageNews("expected", listener),
    unavailable: words.unavailable,
  });
}
