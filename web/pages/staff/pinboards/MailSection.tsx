import type { PinboardSubscription } from "../../../../edge/domain/analytics/pinboard_mail.ts";
import { SelectField } from "../../../components/Field.tsx";
import type { PageRequest } from "../../../web_env.ts";

interface MailSectionProps {
  request: PageRequest;
  path: string;
  subscription: PinboardSubscription | null;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** The beginning of the week, before it gets busy. */
const USUAL: PinboardSubscription = { weekday: 1, hour: 7 };

/** Whether and when the reader gets the pinboard by mail. */
export function MailSection({ request, path, subscription }: MailSectionProps) {
  const t = request.t.pinboards.mail;
  const { weekday, hour } = subscription ?? USUAL;
  return (
    <section class="card card--plain" aria-labelledby="mail">
      <h2 id="mail" class="card__title">{t.title}</h2>
      <p class="muted">
        {subscription ? t.on(t.weekdays[weekday - 1], hour, request.session?.email ?? "") : t.off}
      </p>
      <form class="keep" method="post" action={`${path}/email`}>
        <div class="controls__row">
          <SelectField
            name="weekday"
            label={t.weekday}
            value={String(weekday)}
            options={WEEKDAYS.map((day) => ({ value: String(day), label: t.weekdays[day - 1] }))}
          />
          <SelectField
            name="hour"
            label={t.hour}
            value={String(hour)}
            options={HOURS.map((one) => ({ value: String(one), label: `${one}h` }))}
          />
        </div>
        <p class="actions">
          <button type="submit" class="button">{subscription ? t.change : t.subscribe}</button>
          {subscription && (
            <button type="submit" class="button button--quiet" formAction={`${path}/email/parar`}>
              {t.stop}
            </button>
          )}
        </p>
      </form>
    </section>
  );
}
