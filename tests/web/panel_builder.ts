import type { PanelCall } from "../../edge/domain/display.ts";
import type { PanelContent } from "../../web/backend/panel_shapes.ts";
import { NOW } from "./snapshot_builder.ts";

/** The service of calls unless told otherwise. */
export const SERVICE = "0b0f2f1c-6a55-4a2b-9a0e-5a54f4b2f0a1";

/** A call of `NOW`, number and code alike. */
export function callOf(number: number, parts: Partial<PanelCall> = {}): PanelCall {
  const code = `A${String(number).padStart(3, "0")}`;
  const base = { number, code, room: "Consultório 2", service: SERVICE, called: NOW, times: 1, name: null };
  return { ...base, ...parts };
}

/** A panel as it is read, with these calls, latest first. */
export function contentOf(
  calls: PanelCall[] = [],
  parts: Partial<Omit<PanelContent, "display">> & { display?: Partial<PanelContent["display"]> } = {},
): PanelContent {
  return {
    calls,
    last: Math.max(0, ...calls.map(({ number }) => number)),
    at: NOW,
    establishment: {
      id: "7d3a3c0a-58c0-4c5e-bb0c-2a1a6b4f9f10",
      name: "Clínica Aurora",
      timezone: "America/Sao_Paulo",
      logo_path: null,
    },
    waits: [],
    ...parts,
    display: {
      id: "c9a2a0c4-5a0f-4d6c-9a3c-5b8e3a0d7e21",
      name: "Recepção",
      theme: "petrol",
      size: "normal",
      clock: true,
      names: false,
      waits: false,
      message: null,
      languages: ["pt-BR"],
      services: [],
      ...parts.display,
    },
  };
}

/** The body of `GET /displays/:id`, as far as pages need it. */
export function displayOf(content: PanelContent) {
  const { at, ...rest } = content;
  return { ...rest, snapshot: { at } };
}
