import { LONGEST_TITLE } from "../../../../edge/domain/analytics/kept_question.ts";
import type { Plan } from "../../../../edge/domain/analytics/plan.ts";
import { errorOf, type FieldError } from "../../../components/ErrorSummary.tsx";
import { Field } from "../../../components/Field.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { writePlan } from "./plan_address.ts";

interface KeepFormProps {
  request: PageRequest;
  base: string;
  plan: Plan;
  /** As it was typed; the plan in words before. */
  title: string;
  errors: readonly FieldError[];
}

/** Keeps an answer's plan under a title. */
export function KeepForm({ request, base, plan, title, errors }: KeepFormProps) {
  const t = request.t.analytics.keep;
  return (
    <section class="card card--plain" aria-labelledby="keep">
      <h3 id="keep" class="card__title">{t.title}</h3>
      <p class="muted">{t.text}</p>
      <form class="keep" method="post" action={`${base}/salvar`} noValidate>
        <input type="hidden" name="p" value={writePlan(plan)} />
        <Field
          name="title"
          label={t.label}
          value={title.slice(0, LONGEST_TITLE)}
          maxLength={LONGEST_TITLE}
          error={errorOf(errors, "title")}
        />
        <p class="actions">
          <button type="submit" class="button">{t.save}</button>
        </p>
      </form>
    </section>
  );
}
