import { RiskShape } from "../../components/RiskBadge.tsx";
import type { LandingMessages } from "../../i18n/landing/pt_BR.ts";

/** Whoever is still waiting after A040 was called: two people before A042. */
const DESK_ROWS = [["A041", "yellow"], ["B012", "green"], ["A042", "green"]] as const;

type SceneMessages = LandingMessages["scene"];

/** The waiting room in one picture: the TV calls, and the phone moves by one in the same instant. */
export function Scene({ t }: { t: SceneMessages }) {
  return (
    <div class="scene" role="img" aria-label={t.label}>
      <svg class="scene__waves" viewBox="0 0 400 400" aria-hidden="true" focusable="false">
        <circle cx="200" cy="200" r="70" />
        <circle cx="200" cy="200" r="115" />
        <circle cx="200" cy="200" r="160" />
        <circle cx="200" cy="200" r="198" />
      </svg>
      <Tv t={t} />
      <Desk t={t} />
      <Phone t={t} />
    </div>
  );
}

function Tv({ t }: { t: SceneMessages }) {
  return (
    <div class="tv" aria-hidden="true">
      <div class="tv__screen">
        <div class="tv__call">
          <p class="tv__title">{t.tv_title}</p>
          <p class="tv__code code">
            <span class="before">A039</span>
            <span class="after">A040</span>
          </p>
          <p class="tv__room">{t.tv_room}</p>
        </div>
        <div class="tv__list">
          <p class="tv__title">{t.tv_before}</p>
          <ul>
            {t.rooms.map((room, i) => (
              <li key={room}>
                <span class="code">{["A038", "B011"][i]}</span>
                <span>{room}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <div class="tv__foot" />
    </div>
  );
}

function Desk({ t }: { t: SceneMessages }) {
  return (
    <div class="desk" aria-hidden="true">
      <p class="desk__title">{t.desk}</p>
      <ul>
        {DESK_ROWS.map(([code, risk]) => (
          <li key={code}>
            <span class="code">{code}</span>
            <span class={`desk__risk desk__risk--${risk}`}>
              <RiskShape risk={risk} />
            </span>
          </li>
        ))}
      </ul>
      <p class="desk__button">{t.call_next}</p>
    </div>
  );
}

function Phone({ t }: { t: SceneMessages }) {
  return (
    <div class="phone" aria-hidden="true">
      <div class="phone__screen">
        <p class="phone__top">
          <span>{t.clinic}</span>
          <span class="live">{t.live}</span>
        </p>
        <div class="phone__ticket">
          <p class="phone__label">{t.your_code}</p>
          <p class="phone__code code">A042</p>
        </div>
        <div class="phone__wait">
          <p class="phone__label">{t.missing}</p>
          <p class="phone__count number">
            <span class="before">3</span>
            <span class="after">2</span>
          </p>
          <p class="phone__people">{t.people}</p>
          <p class="phone__minutes">{t.wait}</p>
        </div>
        <ol class="phone__phases">
          {t.phases.map((phase, i) => (
            <li key={phase} class={i < 2 ? "is-done" : i === 2 ? "is-now" : undefined}>
              <span>{i === 2 ? phase : ""}</span>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
