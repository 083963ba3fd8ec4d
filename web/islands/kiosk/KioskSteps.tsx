import { PRIORITIES } from "../../../edge/domain/priority.ts";
import type { KioskWords } from "../../i18n/kiosk/pt_BR.ts";
import type { KioskScreen } from "../../state/create_kiosk.ts";
import type { KioskProps } from "../Kiosk.tsx";
import { CpfKeypad } from "./CpfKeypad.tsx";
import { KioskTicketView } from "./KioskTicketView.tsx";
import { Step } from "./Step.tsx";

type KioskStepsProps = Pick<KioskProps, "words" | "classes" | "origin"> & { screen: KioskScreen };

/** The screen of a paired kiosk: what is asked now, large enough for any finger. */
export function KioskSteps({ screen, words, classes, origin }: KioskStepsProps) {
  const { languages, establishment, message } = screen.kiosk.value;
  const language = screen.language.value;
  const t = words[language];
  const step = screen.step.value;
  if (screen.isOffline.value && step.name !== "ticket") {
    return <Step title={t.offline} language={language} role="alert">{t.offline_text}</Step>;
  }
  return (
    <div class="kiosk" lang={language} onPointerDown={screen.touch} onKeyDown={screen.touch}>
      <header class="kiosk__head">
        <p class="kiosk__place">{establishment.name}</p>
        {languages.length > 1 && (
          <div class="kiosk__languages">
            {languages.map((one) => (
              <button
                key={one}
                type="button"
                lang={one}
                class="button"
                aria-pressed={one === language}
                onClick={() => screen.speak(one)}
              >
                {words[one].language}
              </button>
            ))}
          </div>
        )}
      </header>
      {step.name === "service" && <Services screen={screen} t={t} />}
      {step.name === "class" && <Classes screen={screen} t={t} classes={classes[language]} />}
      {step.name === "cpf" && (
        <Step title={t.cpf_title} language={language}>
          <CpfKeypad screen={screen} t={t} />
        </Step>
      )}
      {step.name === "sending" && <Step title={t.sending} language={language} />}
      {step.name === "failed" && (
        <Step title={t[step.why]} language={language} role="alert">
          <p class="kiosk__text">{step.why === "twice" ? t.twice_text : t.failed_text}</p>
          <button type="button" class="button button--primary kiosk__choice" onClick={screen.reset}>
            {t.again}
          </button>
        </Step>
      )}
      {step.name === "ticket" && (
        <KioskTicketView
          t={t}
          language={language}
          ticket={step.ticket}
          establishment={establishment}
          url={`${origin}/t/${step.ticket.token}`}
          onDone={screen.reset}
        />
      )}
      {step.name !== "ticket" && <p class="kiosk__foot">{message ?? t.urgent}</p>}
    </div>
  );
}

function Services({ screen, t }: { screen: KioskScreen; t: KioskWords }) {
  const { services } = screen.kiosk.value;
  return (
    <Step title={t.welcome} language={screen.language.value}>
      {services.length > 1 && <p class="kiosk__text">{t.choose}</p>}
      <div class="kiosk__choices kiosk__choices--first">
        {services.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            class="button button--primary kiosk__choice"
            onClick={() => screen.chooseService(id)}
          >
            {services.length > 1 ? name : t.start}
          </button>
        ))}
      </div>
    </Step>
  );
}

interface ClassesProps {
  screen: KioskScreen;
  t: KioskWords;
  classes: Readonly<Record<string, string>>;
}

function Classes({ screen, t, classes }: ClassesProps) {
  return (
    <Step title={t.class_title} language={screen.language.value}>
      <div class="kiosk__choices kiosk__choices--many">
        <button
          type="button"
          class="button button--primary kiosk__choice"
          onClick={() => screen.chooseClass(null)}
        >
          {t.class_none}
        </button>
        {PRIORITIES.map((one) => (
          <button
            key={one}
            type="button"
            class="button kiosk__choice"
            onClick={() => screen.chooseClass(one)}
          >
            {classes[one]}
          </button>
        ))}
      </div>
      <button type="button" class="button kiosk__choice" onClick={screen.back}>{t.back}</button>
    </Step>
  );
}
