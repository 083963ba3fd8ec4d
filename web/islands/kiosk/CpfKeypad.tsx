import type { KioskWords } from "../../i18n/kiosk/pt_BR.ts";
import type { KioskScreen } from "../../state/create_kiosk.ts";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];

/** Eleven digits by touch; the screen shows the last ones alone, for whoever stands behind. */
export function CpfKeypad({ screen, t }: { screen: KioskScreen; t: KioskWords }) {
  const typed = screen.cpf.value;
  return (
    <>
      <p class="kiosk__text">{t.cpf_text}</p>
      <output class="kiosk__typed" aria-label={t.cpf_label}>
        {typed.length === 0 ? "–" : "•".repeat(Math.max(0, typed.length - 3)) + typed.slice(-3)}
      </output>
      <p class="kiosk__error" role="alert">{screen.isCpfWrong.value && t.cpf_wrong}</p>
      <div class="kiosk__keys">
        {DIGITS.map((digit) => (
          <button
            key={digit}
            type="button"
            class="button kiosk__key"
            onClick={() => screen.press(digit)}
          >
            {digit}
          </button>
        ))}
        <button type="button" class="button kiosk__key kiosk__key--wide" onClick={screen.erase}>
          {t.erase}
        </button>
      </div>
      <div class="kiosk__choices">
        {typed.length > 0 && (
          <button
            type="button"
            class="button button--primary kiosk__choice"
            onClick={() => void screen.finish({ withCpf: true })}
          >
            {t.done}
          </button>
        )}
        <button
          type="button"
          class="button kiosk__choice"
          onClick={() => void screen.finish({ withCpf: false })}
        >
          {t.skip}
        </button>
        <button type="button" class="button kiosk__choice" onClick={screen.back}>{t.back}</button>
      </div>
    </>
  );
}
