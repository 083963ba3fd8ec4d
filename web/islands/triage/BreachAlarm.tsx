import { useEffect } from "preact/hooks";
import { Icon } from "../../components/Icon.tsx";
import { whoOf } from "../board/words.ts";
import { clockOf } from "./clocks.ts";
import { open, useTriage } from "./triage_page.ts";

/**
 * Whoever has waited longer than the colour allows stands here, whatever else is being done, until somebody at
 * this desk takes note; the window's title says how many. It never takes the focus from what is being typed.
 */
export function BreachAlarm() {
  const page = useTriage();
  const { t, desk } = page;
  const visits = desk.alarming.value;
  useEffect(() => {
    const title = document.title.replace(/^\(\d+\) /, "");
    document.title = visits.length > 0 ? `(${visits.length}) ${title}` : title;
  }, [visits.length]);
  return (
    <div role="alert" class={visits.length > 0 ? "alarm" : "alarm alarm--none"}>
      {visits.length > 0 && (
        <>
          <p class="alarm__title">
            <Icon name="alert" />
            {t.alarm.title(visits.length)}
          </p>
          <p class="alarm__text">{t.alarm.text}</p>
          <ul class="alarm__list" role="list">
            {visits.map((visit) => (
              <li key={visit.id} class="alarm__line">
                <span>
                  <strong>{whoOf(visit)}</strong> <span aria-hidden="true">{clockOf(page, visit)?.text}</span>
                </span>
                <span class="alarm__acts">
                  <button
                    type="button"
                    class="button"
                    aria-label={t.alarm.see(whoOf(visit))}
                    onClick={() => open(page, visit.id)}
                  >
                    {t.form.again}
                  </button>
                  <button
                    type="button"
                    class="button button--quiet"
                    aria-label={t.alarm.takeOf(whoOf(visit))}
                    onClick={() => desk.takeNote(visit.id)}
                  >
                    {t.alarm.take}
                  </button>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** How many are past their limit, and how many limits end soon: the same people as in the lists. */
export function Forecast() {
  const { t, desk } = useTriage();
  const { passed, ending, passing, minutes } = desk.limits.value;
  const told = [
    passed > 0 && t.forecast.passed(passed),
    passing === null
      ? ending > 0 ? t.forecast.ending(ending, minutes) : t.forecast.unknown
      : passing > 0
      ? t.forecast.passing(passing, ending, minutes)
      : ending > 0
      ? t.forecast.inTime(ending, minutes)
      : passed === 0 && t.forecast.none(minutes),
  ].filter(Boolean);
  return (
    <p class={passed > 0 || passing ? "forecast forecast--coming" : "forecast"} aria-label={t.forecast.label}>
      <Icon name="clock" />
      {told.join(" · ")}
    </p>
  );
}
