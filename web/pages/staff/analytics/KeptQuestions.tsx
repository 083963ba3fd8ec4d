import { writeMoment } from "../../../i18n/formats.ts";
import type { KeptQuestion, KeptQuestions } from "../../../../edge/domain/analytics/kept_question.ts";
import type { PageRequest } from "../../../web_env.ts";
import { planAddress } from "./plan_address.ts";

interface KeptProps {
  request: PageRequest;
  base: string;
  timezone: string;
  kept: KeptQuestions;
}

/** How many recent questions are shown at once. */
const RECENT = 6;

/** What the reader saved and asked before; nobody else sees it. */
export function KeptQuestionLists(props: KeptProps) {
  const { request, base, kept: { asked, saved } } = props;
  const t = request.t.analytics.keep;
  const [recent, older] = [asked.slice(0, RECENT), asked.slice(RECENT)];
  return (
    <div class="kept">
      {saved.length > 0 && (
        <section class="card card--plain" aria-labelledby="saved">
          <h2 id="saved" class="card__title">{t.saved}</h2>
          <List {...props} questions={saved} />
        </section>
      )}
      {asked.length > 0 && (
        <section class="card card--plain" aria-labelledby="asked">
          <h2 id="asked" class="card__title">{t.asked}</h2>
          <p class="muted">{t.private}</p>
          <List {...props} questions={recent} />
          {older.length > 0 && (
            <details class="kept__older">
              <summary>{t.older(older.length)}</summary>
              <List {...props} questions={older} />
            </details>
          )}
          <form method="post" action={`${base}/apagar-tudo`}>
            <button type="submit" class="button button--quiet">{t.forget_all}</button>
          </form>
        </section>
      )}
    </div>
  );
}

function List({ request, base, timezone, questions }: KeptProps & { questions: KeptQuestion[] }) {
  const t = request.t.analytics.keep;
  return (
    <ul class="kept__list" role="list">
      {questions.map(({ id, name, words, plan, at }) => (
        <li key={id} class="kept__item">
          <div>
            {plan ? <a href={planAddress(base, plan)}>{name}</a> : <strong>{name}</strong>}
            <p class="muted kept__words">
              {plan ? `${words} · ${writeMoment(at, request.locale, timezone)}` : t.gone}
            </p>
          </div>
          <form method="post" action={`${base}/apagar`}>
            <input type="hidden" name="id" value={id} />
            <button type="submit" class="button button--quiet" aria-label={t.forget(name)}>
              {t.forget_short}
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}
