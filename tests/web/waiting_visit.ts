import type { Visit } from "../../edge/domain/staff_queue.ts";

/** When visits of tests arrived. */
export const AT = "2026-03-02T12:00:00.000Z";

/** Somebody who waits, known by `id` alone, and what a test wants otherwise. */
export function waitingVisit(id: string, over: Partial<Visit> = {}): Visit {
  return {
    id,
    code: id,
    token: id,
    status: "waiting",
    risk: null,
    priority: null,
    position: 1,
    patient: { id, name: id },
    service_id: null,
    room_id: null,
    professional_id: null,
    arrived_at: AT,
    called_at: null,
    started_at: null,
    finished_at: null,
    closed_at: null,
    origin: "reception",
    scheduled_for: null,
    due_at: null,
    out_until: null,
    announced: null,
    announced_at: null,
    acknowledged_at: null,
    worse_at: null,
    worse_due_at: null,
    call_times: 0,
    outcome: null,
    ...over,
  };
}
