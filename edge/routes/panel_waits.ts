import { type PanelWait, panelWaits } from "../domain/display.ts";
import type { ServiceRow } from "../domain/clinic.ts";
import type { Forecasts } from "../forecasts.ts";

/** What a panel tells somebody who comes now; nothing is asked where it tells nothing. */
export async function waitsOn(
  row: { establishment: { id: string }; waits: readonly ServiceRow[] },
  forecasts: Forecasts,
): Promise<PanelWait[]> {
  if (row.waits.length === 0) return [];
  return panelWaits(row.waits, await forecasts.ofNewcomers(row.establishment.id));
}
