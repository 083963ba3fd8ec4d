import { LONGEST_TITLE } from "../../../../edge/domain/analytics/kept_question.ts";
import { LONGEST_NAME, type Pin, type Pinboard } from "../../../../edge/domain/analytics/pinboard.ts";
import { CHARTS } from "../../../../edge/domain/analytics/plan.ts";
import { MEMBER_ROLES } from "../../../../edge/domain/member.ts";
import type { Membership } from "../../../backend/me.ts";
import { CheckGroup } from "../../../components/CheckField.tsx";
import { errorOf, ErrorSummary, type FieldError } from "../../../components/ErrorSummary.tsx";
import { Field, SelectField } from "../../../components/Field.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";

interface PinboardEditPageProps {
  request: PageRequest;
  establishment: Membership;
  board: Pinboard;
  /** What was typed and refused; what is kept before. */
  name?: string;
  typed?: { pin: string; title: string };
  errors: readonly FieldError[];
  done?: string;
}

type PartProps = PinboardEditPageProps & { path: string };

/** What may be changed of a pinboard: name, readers, pins, and its end. */
export function PinboardEditPage(props: PinboardEditPageProps) {
  const { request, establishment, board, errors, done } = props;
  const t = request.t.pinboards.edit;
  const path = `/app/${establishment.slug}/analises/quadros/${board.id}`;
  return (
    <StaffLayout request={request} title={t.title(board.name)} establishment={establishment} area="analytics">
      <div class="sheet analytics">
        <header class="page-header">
          <h1 class="board__title">{t.title(board.name)}</h1>
          <p>
            <a href={path}>{t.back}</a>
          </p>
        </header>
        {done && <p class="notice notice--success" role="status">{done}</p>}
        <ErrorSummary title={request.t.common.error_summary} errors={errors} />
        <Settings {...props} path={path} />
        {board.pins.length > 0 && (
          <section aria-labelledby="pins">
            <h2 id="pins" class="card__title">{t.pins}</h2>
            <ol class="pin-forms" role="list">
              {board.pins.map((pin, index) => <PinForm key={pin.id} {...props} {...{ path, pin, index }} />)}
            </ol>
          </section>
        )}
        <details class="controls">
          <summary>{t.delete}</summary>
          <p>{t.delete_text(board.pins.length)}</p>
          <form class="actions" method="post" action={`${path}/excluir`}>
            <button type="submit" class="button button--danger">{t.delete_submit}</button>
          </form>
        </details>
      </div>
    </StaffLayout>
  );
}

function Settings({ request, board, name, errors, path }: PartProps) {
  const t = request.t.pinboards.edit;
  return (
    <form class="card card--plain keep" method="post" action={`${path}/editar`} noValidate>
      <Field
        name="name"
        label={t.name}
        value={name ?? board.name}
        maxLength={LONGEST_NAME}
        error={errorOf(errors, "name")}
      />
      <CheckGroup
        name="roles"
        label={t.roles}
        hint={t.roles_hint}
        options={MEMBER_ROLES.map((value) => ({ value, label: request.t.staff.roles[value] }))}
        checked={board.roles}
      />
      <p class="actions">
        <button type="submit" class="button button--primary">{t.save}</button>
      </p>
    </form>
  );
}

function PinForm(
  { request, board, typed, errors, path, pin, index }: PartProps & { pin: Pin; index: number },
) {
  const t = request.t.pinboards.edit;
  const charts = request.t.analytics.controls.charts;
  const act = (value: string, label: string) => (
    <button
      type="submit"
      name="act"
      value={value}
      class={value === "save" ? "button" : "button button--quiet"}
      aria-label={t.act(label, pin.title)}
    >
      {label}
    </button>
  );
  return (
    <li id={pin.id}>
      <form class="card card--plain pin-form" method="post" action={`${path}/respostas/${pin.id}`} noValidate>
        <div class="controls__row">
          <Field
            name={`title-${pin.id}`}
            label={t.pin_title}
            value={typed?.pin === pin.id ? typed.title : pin.title}
            maxLength={LONGEST_TITLE}
            error={errorOf(errors, `title-${pin.id}`)}
          />
          {pin.plan
            ? (
              <SelectField
                name={`chart-${pin.id}`}
                label={t.chart}
                value={pin.plan.chart}
                options={CHARTS.map((value) => ({ value, label: charts[value] }))}
              />
            )
            : <p>{request.t.pinboards.view.gone}</p>}
        </div>
        <p class="actions">
          {act("save", t.save_pin)}
          {index > 0 && act("up", t.up)}
          {index < board.pins.length - 1 && act("down", t.down)}
          {act("remove", t.remove)}
        </p>
      </form>
    </li>
  );
}
