import { computed, type ReadonlySignal } from "@preact/signals";
import type { Board, BoardVisit } from "./create_board.ts";
import type { Indicators } from "../../edge/domain/establishment.ts";

/** What the dashboard shows of a queue. */
export interface IndicatorsView {
  readonly counts: ReadonlySignal<Indicators>;
  /** Who is being attended, longest first. */
  readonly inService: ReadonlySignal<readonly BoardVisit[]>;
  /** Somebody was called here already, so a new clinic needs no more guidance. */
  readonly hasCalled: ReadonlySignal<boolean>;
  /** Somebody is or was in the queue. */
  readonly hasPatients: ReadonlySignal<boolean>;
}

/** Makes the dashboard's view of a board. */
export function createIndicators(board: Board): IndicatorsView {
  const { waiting, called, in_service, recent } = board.sections;
  const hasCalled = computed(() =>
    called.value.rows.length + in_service.value.rows.length + recent.value.rows.length > 0 ||
    board.indicators.value.finished_today > 0
  );
  return {
    counts: board.indicators,
    inService: computed(() =>
      in_service.value.rows
        .map((row) => row.visit)
        .toSorted((a, b) => startOf(a) - startOf(b))
    ),
    hasCalled,
    hasPatients: computed(() => hasCalled.value || waiting.value.rows.length > 0),
  };
}

function startOf(visit: BoardVisit): number {
  return Date.parse(visit.started_at ?? visit.arrived_at);
}
