import type { PanelCall } from "../../edge/domain/display.ts";
import type { PanelContent } from "../../web/backend/panel_shapes.ts";
import { createPanel, type Panel } from "../../web/state/create_panel.ts";
import { callOf, contentOf } from "./panel_builder.ts";
import { NOW } from "./snapshot_builder.ts";

/** A clinic that calls; its panels' network can be cut. */
export function createClinic(names = false) {
  const calls: PanelCall[] = [];
  let now = NOW;
  let isCut = false;
  let reads = 0;
  const read = (after: number, display: Partial<PanelContent["display"]> = {}) => {
    const shown = calls.filter(({ number, service }) =>
      number > after && (!display.services?.length || display.services.includes(service))
    );
    return { last: calls[0]?.number ?? 0, calls: shown };
  };
  return {
    get now() {
      return now;
    },
    get reads() {
      return reads;
    },
    wait: (seconds: number) => void (now += seconds),
    cut: (cut: boolean) => void (isCut = cut),
    call(code: string, parts: Partial<PanelCall> = {}) {
      const times = calls.filter((call) => call.code === code).length + 1;
      const name = names ? `Nome de ${code}` : null;
      calls.unshift(callOf(calls.length + 1, { code, called: now, times, name, ...parts }));
    },
    undo: () => void calls.shift(),
    /** What realtime brings of the latest call. */
    frame() {
      const { name: _, ...call } = calls[0];
      return { call };
    },
    content(display: Partial<PanelContent["display"]> = {}) {
      const { last, calls } = read(0, display);
      return contentOf(calls.slice(0, 12), { last, at: now, display: { names, ...display } });
    },
    missed(after: number) {
      reads++;
      return isCut ? Promise.reject(new Error("no network")) : Promise.resolve(read(after));
    },
  };
}

type Clinic = ReturnType<typeof createClinic>;

/** A panel of a clinic, and what it says. */
export function openPanel(
  clinic: Clinic,
  memory: { number: number | null } = { number: null },
  display: Partial<PanelContent["display"]> = {},
) {
  const spoken: string[] = [];
  const panel = createPanel(clinic.content(display), {
    announce({ code, times, name }) {
      spoken.push(`${code}${times > 1 ? " again" : ""}${name ? ` ${name}` : ""}`);
      return Promise.resolve();
    },
    missed: clinic.missed,
    memory: { read: () => memory.number, write: (number) => memory.number = number },
    now: () => clinic.now,
  });
  panel.start();
  return { panel, spoken, memory };
}

/** What stands on the big field, and whether it is being called. */
export const shown = (panel: Panel) => [panel.current.value?.code ?? null, panel.calling.value];
/** The codes beside it. */
export const listed = (panel: Panel) => panel.last.value.map((call) => call.code);
