import { LONGEST_TITLE } from "../../../../edge/domain/analytics/kept_question.ts";
import type { Pinboard } from "../../../../edge/domain/analytics/pinboard.ts";
import type { Plan } from "../../../../edge/domain/analytics/plan.ts";
import { errorOf, type FieldError } from "../../../components/ErrorSummary.tsx";
import { Field, SelectField } from "../../../components/Field.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { writePlan } from "./plan_address.ts";

/** The choice of a pinboard that is made for the pin. */
export const NEW_BOARD = "new";

interface KeepFormProps {
  request: PageRequest;
  base: string;
  plan: Plan;
  /** As it was typed; the plan in words before. */
  title: string;
  errors: readonly FieldError[];
  /** Pinboards that the reader may pin to. */
  boards: readonly Pinboard[];
  /** The one that was chosen and refused. */
  chosen?: string;
}

/** Keeps an answer's plan under a title: for the reader alone, or on a pinboard. */
export function KeepForm({ request, base, plan, title, errors, boards, chosen }: KeepFormProps) {
  const t = request.t.analytics.keep;
  const { pin } = request.t.pinboards;
  const options = [
    ...boards.map(({ id, name }) => ({ value: id, label: name })),
    { value: NEW_BOARD, label: pin.new_board },
  ];
  return (
    <section class="card card--plain" aria-labelledby="keep">
      <h3 id="keep" class="card__title">{t.title}</h3>
      <p class="muted">{t.text}</p>
      <form class="keep" method="post" action={`${base}/salvar`} noValidate>
        <input type="hidden" name="p" value={writePlan(plan)} />
        <div class="controls__row">
          <Field
            name="title"
            label={t.label}
            value={title.slice(0, LONGEST_TITLE)}
            maxLength={LONGEST_TITLE}
            error={errorOf(errors, "title")}
          />
          <SelectField
            name="board"
            label={pin.board}
            value={chosen}
            options={options}
            error={errorOf(errors, "board")}
          />
        </div>
        <p class="actions">
          <button type="submit" class="button">{t.save}</button>
          <button type="submit" class="button button--primary" formAction={`${base}/fixar`}>
            {pin.submit}
          </button>
        </p>
      </form>
    </section>
  );
}
