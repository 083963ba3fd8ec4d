import { effect, type ReadonlySignal } from "@preact/signals";
import type { Board, BoardVisit } from "./create_board.ts";

/** Reads what the queue speaks of by an id that is not known; once for each id. */
export function readUnknown(
  board: Board,
  idOf: (visit: BoardVisit) => string | null,
  known: ReadonlySignal<readonly { id: string }[]>,
  read: (ids: readonly string[]) => Promise<void>,
): () => void {
  const asked = new Set<string>();
  return effect(() => {
    const { called, in_service } = board.sections;
    const ids = [...called.value.rows, ...in_service.value.rows].flatMap((row) => idOf(row.visit) ?? []);
    const unknown = ids.filter((id) => !asked.has(id) && !known.value.some((one) => one.id === id));
    if (unknown.length === 0) return;
    unknown.forEach((id) => asked.add(id));
    void read(unknown);
  });
}
