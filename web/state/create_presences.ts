import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Presence, PresenceChange, StaffedProfessional } from "../../edge/domain/presence.ts";
import type { Answer, Problem } from "../backend/api.ts";
import { createIntents, type IntentsOptions, type Outcome } from "./create_intents.ts";

/** Who is at work, on a pause or away, as a desk sees and marks it. */
export interface Presences {
  /** Active professionals by name; null until they were read. */
  readonly people: ReadonlySignal<readonly StaffedProfessional[] | null>;
  /** The one whose login this is, if any. */
  readonly own: ReadonlySignal<StaffedProfessional | null>;
  readonly isSending: ReadonlySignal<boolean>;
  /** Why the last mark was not taken; `null` in it: no answer came. */
  readonly refusal: ReadonlySignal<{ problem: Problem | null } | null>;
  load(): Promise<void>;
  /** True when the mark was taken. */
  mark(professional: string, change: PresenceChange): Promise<boolean>;
}

export interface PresencesOptions {
  /** Whose desk this is. */
  userId: string;
  list(): Promise<Answer<StaffedProfessional[]>>;
  mark(professional: string, change: PresenceChange, key: string): Promise<Answer<Presence>>;
  intents?: IntentsOptions;
}

/** Makes the presences of a clinic. */
export function createPresences({ userId, list, mark, intents }: PresencesOptions): Presences {
  const people = signal<readonly StaffedProfessional[] | null>(null);
  const refusal = signal<{ problem: Problem | null } | null>(null);
  const { pending, run } = createIntents<Answer<Presence>>(intents);

  async function load() {
    const answer = await list();
    if (answer.ok) people.value = answer.data;
    else if (people.value === null) refusal.value = { problem: answer.problem };
  }

  /** No answer and a server's failure leave it open whether the mark was taken. */
  function settle(answer: Answer<Presence>): Outcome<Answer<Presence>> {
    const isOpen = !answer.ok && (answer.problem.status === 0 || answer.problem.status >= 500);
    return isOpen ? { settled: false } : { settled: true, value: answer };
  }

  function take(marked: Presence) {
    people.value =
      people.value?.map((one) =>
        one.professional_id === marked.professional_id ? { ...one, ...marked } : one
      ) ?? null;
  }

  return {
    people,
    own: computed(() => people.value?.find((one) => one.user_id === userId) ?? null),
    isSending: computed(() => pending.value.size > 0),
    refusal,
    load,
    async mark(professional, change) {
      refusal.value = null;
      const outcome = await run(
        professional,
        change,
        (key) => mark(professional, change, key).then(settle),
      );
      if (!outcome.settled) refusal.value = { problem: null };
      else if (!outcome.value.ok) refusal.value = { problem: outcome.value.problem };
      else take(outcome.value.data);
      return outcome.settled && outcome.value.ok;
    },
  };
}
