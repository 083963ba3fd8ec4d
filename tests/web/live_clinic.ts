import * as z from "zod/mini";
import { user } from "../support/actors.ts";
import { clinic, room, serial } from "../support/builders.ts";
import type { Stack } from "../support/stack.ts";

const Arrival = z.object({ id: z.string(), code: z.string(), token: z.string() });
export type Arrival = z.infer<typeof Arrival>;
const Acted = z.unknown();

/** A clinic whose nurse acts through the database's own functions, so that realtime tells of it. */
export interface LiveClinic {
  id: string;
  /** Path of its TV panel. */
  panel: string;
  /** A person arrives and is classified. */
  arrive(risk?: string | null): Promise<Arrival>;
  triage(visit: Arrival, risk: string): Promise<unknown>;
  call(visit: Arrival): Promise<unknown>;
  start(visit: Arrival): Promise<unknown>;
  finish(visit: Arrival): Promise<unknown>;
  miss(visit: Arrival): Promise<unknown>;
  bringBack(visit: Arrival): Promise<unknown>;
}

/** Makes a clinic on a stack; calls go to its room "Sala Azul". */
export async function liveClinic(stack: Stack): Promise<LiveClinic> {
  const made = await clinic(stack.sql, { triage_required: true });
  const room_id = await room(stack.sql, made.id, "Sala Azul");
  const nurse = user(stack.sql, made.members.nurse);
  const act = (name: string, visit: Arrival, data: object = {}) => nurse.call(Acted, name, visit.id, data);
  return {
    id: made.id,
    panel: `/painel/${made.display}`,
    arrive: (risk = "green") =>
      nurse.call(Arrival, "create_visit", made.id, { patient: { name: `Pessoa ${serial()}` }, risk }),
    triage: (visit, risk) => act("triage_visit", visit, { risk }),
    call: (visit) => act("call_visit", visit, { room_id, reason: "Teste" }),
    start: (visit) => act("start_visit", visit, { professional_id: made.professional }),
    finish: (visit) => act("finish_visit", visit),
    miss: (visit) => act("mark_no_show", visit),
    bringBack: (visit) => act("return_visit", visit),
  };
}
