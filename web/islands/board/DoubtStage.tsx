import { useEffect, useRef } from "preact/hooks";
import { knownAs, type SimilarPatient } from "../../../edge/domain/patient.ts";
import { useBoard } from "./board_page.ts";
import { ChartFacts } from "./ChartFacts.tsx";

interface DoubtStageProps {
  suspects: readonly SimilarPatient[];
  onSame: (chart: SimilarPatient) => void;
  onOther: () => void;
  onBack: () => void;
}

/** Asks, before another chart is opened, whether the person is one of these. */
export function DoubtStage({ suspects, onSame, onOther, onBack }: DoubtStageProps) {
  const { t, desk } = useBoard();
  const first = useRef<HTMLButtonElement>(null);
  const isSending = desk.pending.value.has("add");
  useEffect(() => first.current?.focus(), []);
  return (
    <div class="dialog__body">
      <p>{t.patient.doubtText}</p>
      <ul class="suspects" role="list">
        {suspects.map((chart, index) => (
          <li key={chart.id} class="suspect">
            <span class="suspect__name">{knownAs(chart)}</span>
            <span class="suspect__facts">
              <ChartFacts chart={chart} />
            </span>
            <span class="suspect__reason">{t.patient.reasons[chart.reason]}</span>
            <button
              type="button"
              class="button suspect__act"
              ref={index === 0 ? first : undefined}
              aria-disabled={isSending}
              onClick={() => onSame(chart)}
            >
              {t.patient.itIs}
              <span class="visually-hidden">: {knownAs(chart)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div class="dialog__acts">
        <button type="button" class="button button--quiet" onClick={onBack}>{t.patient.correct}</button>
        <button type="button" class="button" aria-disabled={isSending} onClick={onOther}>
          {t.patient.somebodyElse}
        </button>
      </div>
    </div>
  );
}
