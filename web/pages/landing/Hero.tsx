import { Icon } from "../../components/Icon.tsx";
import type { LandingMessages } from "../../i18n/landing/pt_BR.ts";
import { Scene } from "./Scene.tsx";

interface HeroProps {
  t: LandingMessages;
  signedIn: boolean;
  /** What the main button says to somebody who has a clinic. */
  openLabel: string;
}

/** The promise, the way in, and the product at work. */
export function Hero({ t, signedIn, openLabel }: HeroProps) {
  return (
    <section class="hero">
      <div class="hero__inner">
        <div class="hero__text">
          <h1>{t.title}</h1>
          <p class="hero__lead">{t.hero.lead}</p>
          <div class="actions">
            {signedIn
              ? <a class="button button--primary button--large" href="/app">{openLabel}</a>
              : <a class="button button--primary button--large" href="/cadastro/clinica">{t.hero.call}</a>}
            <a class="button button--large" href="#como-funciona">{t.hero.more}</a>
          </div>
          <ul class="hero__points">
            {t.hero.points.map((point) => (
              <li key={point}>
                <Icon name="check" />
                {point}
              </li>
            ))}
          </ul>
        </div>
        <Scene t={t.scene} />
      </div>
    </section>
  );
}
