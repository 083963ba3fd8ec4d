import { LogoMark } from "../../components/Logo.tsx";
import type { PanelMessages } from "../../i18n/panel/pt_BR.ts";
import type { TvPhase } from "../../state/create_tv.ts";

export type PairingWords = PanelMessages["pairing"];

interface PairingScreenProps {
  phase: Exclude<TvPhase, { name: "panel" }>;
  t: PairingWords;
}

/** A TV that is nobody's yet: its code, and what to do with it. */
export function PairingScreen({ phase, t }: PairingScreenProps) {
  return (
    <div class="pairing">
      <header class="pairing__head">
        <LogoMark class="pairing__mark" />
        <h1 class="pairing__title">{t.title}</h1>
      </header>
      <div role="status" class="pairing__code-box">
        {phase.name === "code"
          ? (
            <p class="pairing__code">
              <span class="visually-hidden">{t.code}: {[...phase.code].join(" ")}</span>
              <span aria-hidden="true">
                {phase.code.slice(0, 3)}
                <span class="pairing__gap" />
                {phase.code.slice(3)}
              </span>
            </p>
          )
          : <p class="pairing__wait">{t[phase.name]}</p>}
      </div>
      <div class="pairing__how">
        <p class="pairing__lead">{t.lead}</p>
        <ol class="pairing__steps">
          {[t.steps.open, t.steps.choose, t.steps.type].map((step) => <li key={step}>{step}</li>)}
        </ol>
        <p class="pairing__note">{t.renewed}</p>
      </div>
    </div>
  );
}
