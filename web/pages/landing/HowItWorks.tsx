import { Icon, type IconName } from "../../components/Icon.tsx";
import type { LandingMessages } from "../../i18n/landing/pt_BR.ts";

/** Three steps on either side of the desk. */
export function HowItWorks({ t }: { t: LandingMessages }) {
  return (
    <section class="section how" id="como-funciona">
      <h2 class="section__title">{t.how.title}</h2>
      <div class="how__sides">
        <Side side={t.how.clinic} icon="building" />
        <Side side={t.how.patient} icon="phone" />
      </div>
    </section>
  );
}

function Side({ side, icon }: { side: LandingMessages["how"]["clinic"]; icon: IconName }) {
  return (
    <div class="how__side">
      <h3 class="how__heading">
        <Icon name={icon} />
        {side.title}
      </h3>
      <ol class="how__steps">
        {side.steps.map((step) => (
          <li key={step.title}>
            <h4>{step.title}</h4>
            <p>{step.text}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
