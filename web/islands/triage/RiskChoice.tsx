import { type Risk, RISKS } from "../../../edge/domain/risk.ts";
import { RiskBadge } from "../../components/RiskBadge.tsx";
import { useTriage } from "./triage_page.ts";

/** The five classes side by side, each with its key. */
export function RiskChoice({ risk, error }: { risk: Risk | null; error?: string }) {
  const { t, props } = useTriage();
  return (
    <fieldset class={error ? "risk-choice field--error" : "risk-choice"} aria-describedby="risk-hint">
      <legend class="field__label">{t.form.risk}</legend>
      <p class="field__hint key-hint" id="risk-hint">{t.form.riskHint}</p>
      {error && <p class="field__error">{error}</p>}
      <div class="risk-choice__list">
        {RISKS.map((value, index) => (
          <label key={value} class="choice">
            <input
              type="radio"
              id={index === 0 ? "risk" : undefined}
              name="risk"
              value={value}
              defaultChecked={value === risk}
              aria-keyshortcuts={`${index + 1} Alt+${index + 1}`}
            />
            <kbd aria-hidden="true">{index + 1}</kbd>
            <RiskBadge risk={value} label={props.risks[value]} />
            <span class="choice__detail">{t.form.target(props.targets[value])}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
