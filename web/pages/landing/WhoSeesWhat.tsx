import { Icon, type IconName } from "../../components/Icon.tsx";
import type { LandingMessages } from "../../i18n/landing/pt_BR.ts";

const ICONS: readonly IconName[] = ["screen", "phone", "stethoscope"];

/** Privacy as three screens. */
export function WhoSeesWhat({ t }: { t: LandingMessages }) {
  return (
    <section class="privacy">
      <div class="privacy__inner">
        <div class="privacy__head">
          <h2 class="section__title">{t.privacy.title}</h2>
          <p>{t.privacy.lead}</p>
          <a href="/privacidade">{t.privacy.link}</a>
        </div>
        <ul class="privacy__screens">
          {t.privacy.screens.map((screen, i) => (
            <li key={screen.title}>
              <Icon name={ICONS[i]} />
              <h3>{screen.title}</h3>
              <p>{screen.text}</p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
