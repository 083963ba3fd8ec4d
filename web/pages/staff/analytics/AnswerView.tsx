import type { Pinboard } from "../../../../edge/domain/analytics/pinboard.ts";
import type { Membership } from "../../../backend/me.ts";
import type { FieldError } from "../../../components/ErrorSummary.tsx";
import { Field } from "../../../components/Field.tsx";
import { Island } from "../../../components/Island.tsx";
import { Chart, type ChartProps } from "../../../islands/Chart.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { KeepForm } from "./KeepForm.tsx";
import { planAddress, writePlan } from "./plan_address.ts";
import { figureText, type Shown } from "./shown_answer.ts";

interface AnswerProps {
  request: PageRequest;
  establishment: Membership;
  shown: Shown;
  errors: readonly FieldError[];
  /** The title of a question to be kept, as it was typed and refused. */
  title?: string;
  /** Pinboards that the reader may pin to, and the one that was chosen and refused. */
  boards: readonly Pinboard[];
  chosen?: string;
}

/** What was understood, the sentence, the chart, the same figures as a table, and what they mean. */
export function AnswerView({ request, establishment, shown, errors, title, boards, chosen }: AnswerProps) {
  const t = request.t.analytics;
  const { answer } = shown;
  const base = `/app/${establishment.slug}/analises`;
  const isEmpty = answer.rows.length === 0;
  return (
    <article class="answer" aria-labelledby="answer-title">
      <header>
        <h2 id="answer-title" class="answer__title">{answer.title}</h2>
        <p class="answer__takeaway">{isEmpty ? t.answer.empty : answer.takeaway}</p>
        {answer.planner && (
          <p class="muted">
            {answer.is_fallback
              ? t.answer.fallback
              : answer.planner === "gemini"
              ? t.answer.by_gemini
              : t.answer.by_rules}
          </p>
        )}
      </header>
      {!isEmpty && (
        <div class={shown.picture ? "answer__figures answer__figures--drawn" : "answer__figures"}>
          <ChartSection request={request} shown={shown} base={base} />
          <TableSection request={request} shown={shown} base={base} />
        </div>
      )}
      <section class="card card--plain" aria-labelledby="definitions">
        <h3 id="definitions" class="card__title">{t.answer.definitions}</h3>
        <dl class="definitions">
          {answer.columns.filter(({ key }) => key.startsWith("measure_")).map(({ key, name, definition }) => (
            <div key={key}>
              <dt>{name}</dt>
              <dd>{definition}</dd>
            </div>
          ))}
        </dl>
      </section>
      <form class="ask ask--more" method="get" action={base} aria-label={t.follow_up.label}>
        {answer.plan && <input type="hidden" name="p" value={writePlan(answer.plan)} />}
        <Field name="more" type="search" label={t.follow_up.label} hint={t.follow_up.hint} maxLength={400} />
        <button type="submit" class="button">{t.follow_up.submit}</button>
      </form>
      {answer.plan && (
        <KeepForm
          {...{ request, base, errors, boards, chosen }}
          plan={answer.plan}
          title={title ?? answer.title ?? ""}
        />
      )}
    </article>
  );
}

interface SectionProps {
  request: PageRequest;
  shown: Shown;
  base: string;
}

function ChartSection({ request, shown: { answer, picture }, base }: SectionProps) {
  const t = request.t.analytics.answer;
  if (!answer.plan || !answer.spec || !picture) return <p class="muted">{t.no_chart}</p>;
  const { explore, exploring, failed, png } = t;
  const props: ChartProps = {
    locale: request.locale,
    spec: answer.spec,
    picture,
    alt: t.alt(answer.title ?? "", answer.takeaway),
    name: "vez",
    words: { explore, exploring, failed, png },
  };
  return (
    <section aria-label={t.chart}>
      <Island name="Chart" props={props}>
        <Chart {...props} />
      </Island>
      <p class="actions">
        <a class="button button--quiet" href={planAddress(`${base}/grafico.svg`, answer.plan)} download>
          {t.svg}
        </a>
        <a class="button button--quiet" href={planAddress(`${base}/grafico.json`, answer.plan)}>{t.spec}</a>
      </p>
    </section>
  );
}

function TableSection({ request, shown: { answer }, base }: SectionProps) {
  const t = request.t.analytics.answer;
  return (
    <section aria-labelledby="figures">
      <h3 id="figures" class="card__title">{t.table}</h3>
      <div class="table-scroll" role="group" aria-labelledby="figures" tabIndex={0}>
        <table class="plain-table figures">
          <thead>
            <tr>
              {answer.columns.map(({ key, name, kind }) => (
                <th key={key} scope="col" class={kind === "figure" ? "number" : undefined}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.rows.map((row, index) => (
              <tr key={index}>
                {answer.columns.map((column) =>
                  column.kind === "group"
                    ? <th key={column.key} scope="row">{row[column.key]}</th>
                    : (
                      <td key={column.key} class="number">
                        {figureText(row[column.key] ?? null, column, request.locale) ?? "–"}
                      </td>
                    )
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {answer.hidden > 0 && <p class="muted">{t.hidden(answer.hidden)}</p>}
      {answer.is_cut && <p class="muted">{t.cut}</p>}
      {answer.plan && (
        <p class="actions">
          <a class="button" href={planAddress(`${base}/tabela.csv`, answer.plan)} download>{t.csv}</a>
          <a class="button" href={planAddress(`${base}/tabela.xlsx`, answer.plan)} download>{t.xlsx}</a>
        </p>
      )}
    </section>
  );
}
