import type { Account } from "../../../edge/domain/account.ts";
import type { PageRequest } from "../../web_env.ts";
import { longDay } from "./account_times.ts";

interface ChartsCardProps {
  request: PageRequest;
  charts: Account["charts"];
}

/** The charts that are the account's, clinic by clinic. */
export function ChartsCard({ request, charts }: ChartsCardProps) {
  const t = request.t.account.charts;
  return (
    <section class="card account-card" aria-labelledby="charts-title">
      <h2 id="charts-title">{t.title}</h2>
      {charts.length === 0
        ? (
          <>
            <p>{t.none}</p>
            <p class="muted">{t.how}</p>
          </>
        )
        : (
          <ul class="rows">
            {charts.map((chart) => (
              <li key={chart.patient_id} class="rows__row">
                <div>
                  <p class="rows__title">{chart.establishment.name}</p>
                  <p>{chart.name}</p>
                  <p class="muted">
                    {t.linked(t.proof[chart.proof], longDay(chart.linked_at, request.locale))}
                  </p>
                </div>
                <a
                  class="button"
                  href={`/minha/conta/fichas/${chart.patient_id}/tirar`}
                  aria-label={t.unlink_of(chart.name, chart.establishment.name)}
                >
                  {t.unlink}
                </a>
              </li>
            ))}
          </ul>
        )}
    </section>
  );
}
