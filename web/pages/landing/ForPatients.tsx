import { RISKS } from "../../../edge/domain/risk.ts";
import { RiskBadge } from "../../components/RiskBadge.tsx";
import type { CommonMessages } from "../../i18n/common/pt_BR.ts";
import type { LandingMessages } from "../../i18n/landing/pt_BR.ts";

interface ForPatientsProps {
  t: LandingMessages;
  risk: CommonMessages["risk"];
}

/** What whoever waits gains. */
export function ForPatients({ t, risk }: ForPatientsProps) {
  return (
    <section class="section patients" id="pacientes">
      <div class="patients__head">
        <p class="kicker">{t.patients.kicker}</p>
        <h2 class="section__title">{t.patients.title}</h2>
        <ul class="patients__risks" aria-label={t.patients.colours}>
          {RISKS.map((one) => (
            <li key={one}>
              <RiskBadge risk={one} label={risk[one]} />
            </li>
          ))}
        </ul>
      </div>
      <ul class="patients__points">
        {t.patients.points.map((point) => (
          <li key={point.title}>
            <h3>{point.title}</h3>
            <p>{point.text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
