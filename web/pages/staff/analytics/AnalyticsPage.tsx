import { asksNow, LONGEST_QUESTION, type Terms } from "../../../../edge/domain/analytics/question.ts";
import type { Membership } from "../../../backend/me.ts";
import { errorOf, ErrorSummary, type FieldError } from "../../../components/ErrorSummary.tsx";
import { Field } from "../../../components/Field.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";
import type { Pinboard } from "../../../../edge/domain/analytics/pinboard.ts";
import type { KeptQuestions } from "../../../../edge/domain/analytics/kept_question.ts";
import { AnswerView } from "./AnswerView.tsx";
import { KeptQuestionLists } from "./KeptQuestions.tsx";
import { PlanControls } from "./PlanControls.tsx";
import type { PlanValues } from "./plan_form.ts";
import type { Shown } from "./shown_answer.ts";

export interface AnalyticsPageProps {
  request: PageRequest;
  establishment: Membership;
  terms: Terms;
  /** The question as typed; empty when controls or an address asked. */
  question: string;
  shown: Shown | null;
  errors: readonly FieldError[];
  /** What the controls show: the answer's plan, or what was sent and refused. */
  controls: PlanValues;
  /** What the reader asked and saved before; null beside an answer. */
  kept: KeptQuestions | null;
  /** The title of a question to be kept, as it was typed and refused. */
  title?: string;
  /** Pinboards that the reader may pin to, and the one that was chosen and refused. */
  boards: readonly Pinboard[];
  chosen?: string;
  /** What was just done. */
  done?: string;
}

/** A question box, the answer below it, and controls that make the same without words. */
export function AnalyticsPage(props: AnalyticsPageProps) {
  const { request, establishment, terms, question, shown, errors, controls, kept, done } = props;
  const t = request.t.analytics;
  const base = `/app/${establishment.slug}/analises`;
  const ask = (text: string) => `${base}?${new URLSearchParams({ q: text })}`;
  const near = shown?.answer.plan === null ? shown.answer.suggestions : [];
  return (
    <StaffLayout
      request={request}
      title={t.title}
      establishment={establishment}
      area="analytics"
      islands={shown?.picture ? ["Chart", "Filters"] : ["Filters"]}
    >
      <div class="sheet analytics">
        <header class="page-header">
          <h1 class="board__title">{t.title}</h1>
          <p class="muted">{t.intro}</p>
          <p class="analytics__ways">
            <a href={`${base}/quadros`}>{request.t.pinboards.list}</a>
            <a href={`/app/${establishment.slug}/relatorios/espera`}>{request.t.reports.waits.link}</a>
          </p>
        </header>
        {done && <p class="notice notice--success" role="status">{done}</p>}
        {terms.is_empty && <NobodyYet request={request} slug={establishment.slug} />}
        <ErrorSummary title={request.t.common.error_summary} errors={errors} />
        <form class="ask" method="get" action={base} role="search" aria-label={t.ask.label}>
          <Field
            name="q"
            type="search"
            label={t.ask.label}
            hint={t.ask.hint}
            value={question}
            maxLength={LONGEST_QUESTION}
            error={errorOf(errors, "q")}
          />
          <button type="submit" class="button button--primary">{t.ask.submit}</button>
        </form>
        {shown === null && (
          <Questions title={t.ask.suggestions} questions={terms.examples.slice(0, 6)} ask={ask} />
        )}
        {shown?.answer.plan === null && (
          <section class="card card--plain" aria-labelledby="not-understood">
            <h2 id="not-understood" class="card__title">{t.answer.not_understood}</h2>
            <p>{shown.answer.takeaway}</p>
            {question && asksNow(question) && (
              <p class="actions">
                <a class="button button--primary" href={`/app/${establishment.slug}/fila`}>
                  {t.answer.queue}
                </a>
              </p>
            )}
            <Questions title={t.answer.near} questions={near} ask={ask} />
          </section>
        )}
        {shown?.answer.plan && <AnswerView {...props} shown={shown} />}
        {kept && <KeptQuestionLists {...{ request, base, kept }} timezone={establishment.timezone} />}
        <PlanControls request={request} base={base} terms={terms} values={controls} errors={errors} />
      </div>
    </StaffLayout>
  );
}

/** Before the first visit there is nothing to count: what to do instead. */
function NobodyYet({ request, slug }: { request: PageRequest; slug: string }) {
  const t = request.t.analytics.nobody;
  return (
    <div class="card card--plain">
      <p class="empty__title">{t.title}</p>
      <p>{t.text}</p>
      <p class="actions">
        <a class="button button--primary" href={`/app/${slug}/fila?novo`}>{t.act}</a>
      </p>
    </div>
  );
}

interface QuestionsProps {
  title: string;
  questions: readonly string[];
  ask: (question: string) => string;
}

function Questions({ title, questions, ask }: QuestionsProps) {
  return (
    <nav class="questions" aria-label={title}>
      <p class="questions__title">{title}</p>
      <ul>
        {questions.map((one) => (
          <li key={one}>
            <a class="questions__link" href={ask(one)}>{one}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
