import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import {
  Likeness,
  type PatientPage,
  type PatientSummary,
  type SimilarPatient,
} from "../../edge/domain/patient.ts";
import type { Answer } from "../backend/api.ts";
import type { NewVisit } from "../backend/visits.ts";
import { createSearch, type Search } from "./create_search.ts";

/** Somebody arrives: whether they have a chart here already. */
export interface Arrival {
  /** Charts that what is being typed finds. */
  readonly charts: Search<readonly PatientSummary[]>;
  /** The chart that somebody has pointed out; null for a person who is described in the form. */
  readonly chosen: ReadonlySignal<PatientSummary | null>;
  /** Charts are being looked for that may be the person's. */
  readonly isChecking: ReadonlySignal<boolean>;
  choose(chart: PatientSummary): void;
  /** Goes back to a person who is described. */
  release(): void;
  /** Charts that may be the person's of a visit to be, the likeliest first; none once they were all looked at. */
  doubts(visit: NewVisit): Promise<readonly SimilarPatient[]>;
  /** Says of charts that they are other people's. */
  dismiss(charts: readonly SimilarPatient[]): void;
  /** Forgets everything of this person. */
  reset(): void;
}

export interface ArrivalOptions {
  search(text: string): Promise<Answer<PatientPage>>;
  similar(person: Likeness): Promise<Answer<readonly SimilarPatient[]>>;
  pauseMs?: number;
}

/** As many charts as one looks through. */
const SHOWN = 6;

/** Makes what the reception knows of an arrival. */
export function createArrival({ search, similar, pauseMs }: ArrivalOptions): Arrival {
  const chosen = signal<PatientSummary | null>(null);
  const checks = signal(0);
  const dismissed = new Set<string>();
  const charts = createSearch<readonly PatientSummary[]>({
    initial: [],
    isWorthAsking: isTelling,
    pauseMs,
    async read(text) {
      const answer = await search(text);
      return answer.ok ? answer.data.patients.slice(0, SHOWN) : null;
    },
  });

  async function lookFor(person: Likeness): Promise<readonly SimilarPatient[]> {
    checks.value++;
    const answer = await similar(person);
    checks.value--;
    // Looking for duplicates is a kindness: nobody waits outside because it failed.
    const found = answer.ok ? answer.data : [];
    // Whoever stands in the queue under this document is told of by the API; nobody is added twice.
    if (found.some(({ reason, open_visit }) => reason === "document" && open_visit)) return [];
    return found.every(({ id }) => dismissed.has(id)) ? [] : found;
  }

  return {
    charts,
    chosen,
    isChecking: computed(() => checks.value > 0),
    choose(chart) {
      batch(() => {
        chosen.value = chart;
        charts.clear();
      });
    },
    release: () => chosen.value = null,
    async doubts({ patient }) {
      // Fields that are wrong are the API's to tell.
      const person = Likeness.safeParse(patient);
      return person.success ? await lookFor(person.data) : [];
    },
    dismiss: (suspects) => suspects.forEach(({ id }) => dismissed.add(id)),
    reset() {
      dismissed.clear();
      batch(() => {
        chosen.value = null;
        charts.clear();
      });
    },
  };
}

/** Two letters, or three digits, are enough to find somebody by. */
export function isTelling(text: string): boolean {
  return /\p{L}.*\p{L}/u.test(text) || text.replace(/\D/g, "").length >= 3;
}
