import type { Alerts } from "../../state/create_alerts.ts";
import { Switch } from "./Switch.tsx";
import type { TicketWords } from "./words.ts";

/** Sound and vibration, on or off; says so when the browser still waits for a tap. */
export function AlertSwitch({ alerts, t }: { alerts: Alerts; t: TicketWords["alerts"] }) {
  const state = alerts.state.value;
  return (
    <Switch
      label={t.label}
      text={t[state]}
      isOn={state === "on"}
      look={state}
      onToggle={() => void alerts.toggle()}
    />
  );
}
