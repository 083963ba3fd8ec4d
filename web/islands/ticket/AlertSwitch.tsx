import type { Alerts } from "../../state/create_alerts.ts";
import type { TicketWords } from "./words.ts";

/** Sound and vibration, on or off; says so when the browser still waits for a tap. */
export function AlertSwitch({ alerts, t }: { alerts: Alerts; t: TicketWords["alerts"] }) {
  const state = alerts.state.value;
  return (
    <button
      type="button"
      role="switch"
      aria-checked={state === "on"}
      class={`alerts alerts--${state}`}
      onClick={(event) => {
        // Not a tap on the page besides.
        event.stopPropagation();
        void alerts.toggle();
      }}
    >
      <span class="alerts__label">{t.label}</span>
      <span class="alerts__state">{t[state]}</span>
      <span class="alerts__track" aria-hidden="true" />
    </button>
  );
}
