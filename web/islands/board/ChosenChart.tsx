import { knownAs, type PatientSummary } from "../../../edge/domain/patient.ts";
import { useBoard } from "./board_page.ts";
import { ChartFacts } from "./ChartFacts.tsx";

/** The chart of whoever arrives, instead of fields to describe them. */
export function ChosenChart({ chart, onChange }: { chart: PatientSummary; onChange: () => void }) {
  const { t, props } = useBoard();
  return (
    <div class="chosen-chart" role="group" aria-label={t.patient.chosen}>
      <p class="chosen-chart__text">
        <span class="chosen-chart__label">{t.patient.chosen}</span>
        <span class="chosen-chart__name">{knownAs(chart)}</span>
        <ChartFacts chart={chart} />
      </p>
      <p class="chosen-chart__acts">
        <a
          class="button button--quiet"
          href={`/app/${props.establishment.slug}/pacientes/${chart.id}`}
          target="_blank"
          rel="noopener"
        >
          {t.patient.openChart}
        </a>
        <button type="button" class="button" onClick={onChange}>{t.patient.change}</button>
      </p>
    </div>
  );
}
