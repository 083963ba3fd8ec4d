import { LONGEST_NAME, type Pinboard } from "../../../../edge/domain/analytics/pinboard.ts";
import type { Membership } from "../../../backend/me.ts";
import { errorOf, ErrorSummary, type FieldError } from "../../../components/ErrorSummary.tsx";
import { Field } from "../../../components/Field.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";

interface PinboardsPageProps {
  request: PageRequest;
  establishment: Membership;
  boards: readonly Pinboard[];
  /** The name of a new one, as it was typed and refused. */
  name?: string;
  errors: readonly FieldError[];
  done?: string;
}

/** The pinboards that the reader sees, and the way to a new one. */
export function PinboardsPage({ request, establishment, boards, name, errors, done }: PinboardsPageProps) {
  const t = request.t.pinboards;
  const base = `/app/${establishment.slug}/analises`;
  return (
    <StaffLayout request={request} title={t.title} establishment={establishment} area="analytics">
      <div class="sheet analytics">
        <header class="page-header">
          <h1 class="board__title">{t.title}</h1>
          <p class="muted">{t.intro}</p>
          <p>
            <a href={base}>{t.back}</a>
          </p>
        </header>
        {done && <p class="notice notice--success" role="status">{done}</p>}
        <ErrorSummary title={request.t.common.error_summary} errors={errors} />
        {boards.length === 0
          ? (
            <div class="card card--plain">
              <p class="empty__title">{t.empty}</p>
              <p>{t.empty_text}</p>
              <p class="actions">
                <a class="button" href={base}>{t.ask}</a>
              </p>
            </div>
          )
          : (
            <ul class="boards" role="list">
              {boards.map((board) => (
                <li key={board.id} class="boards__item">
                  <a class="boards__link" href={`${base}/quadros/${board.id}`}>{board.name}</a>
                  <span class="muted">{t.pins(board.pins.length)} · {board.is_mine ? t.mine : t.shared}</span>
                </li>
              ))}
            </ul>
          )}
        <section class="card card--plain" aria-labelledby="new">
          <h2 id="new" class="card__title">{t.create.title}</h2>
          <form class="keep" method="post" action={`${base}/quadros`} noValidate>
            <Field
              name="name"
              label={t.create.name}
              value={name}
              maxLength={LONGEST_NAME}
              error={errorOf(errors, "name")}
            />
            <p class="actions">
              <button type="submit" class="button button--primary">{t.create.submit}</button>
            </p>
          </form>
        </section>
      </div>
    </StaffLayout>
  );
}
