import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ExpectedPerson } from "../../edge/domain/remote_ticket.ts";
import type { Answer } from "../backend/api.ts";

/** Who took a ticket by phone and is expected, while a board is open. */
export interface Expected {
  readonly people: ReadonlySignal<readonly ExpectedPerson[]>;
  /** Whose arrival is being confirmed. */
  readonly busy: ReadonlySignal<string | null>;
  /** What came of the last act. */
  readonly outcome: ReadonlySignal<Outcome | null>;
  confirm(person: ExpectedPerson): Promise<void>;
  /** Looks whenever there is news; returns how to stop. */
  start(): () => void;
}

/** A code that is in the queue now, or why it is not. */
export type Outcome = { kind: "confirmed"; code: string } | { kind: "failed"; message: string };

export interface ExpectedOptions {
  /** Null when nothing could be read. */
  read(): Promise<readonly ExpectedPerson[] | null>;
  confirm(id: string): Promise<Answer<{ code: string }>>;
  /** Said when the API cannot say it. */
  unavailable: string;
  /** Calls when somebody more or fewer may be expected, until the returned function is called. */
  onNews(listener: () => void): () => void;
}

/** Makes the list from what the page was rendered with. */
export function createExpected(initial: readonly ExpectedPerson[], options: ExpectedOptions): Expected {
  const { read, confirm, unavailable, onNews } = options;
  const people = signal(initial);
  const busy = signal<string | null>(null);
  const outcome = signal<Outcome | null>(null);

  async function look() {
    people.value = await read() ?? people.peek();
  }

  return {
    people: computed(() => people.value),
    busy: computed(() => busy.value),
    outcome: computed(() => outcome.value),
    async confirm({ id }) {
      if (busy.peek() !== null) return;
      busy.value = id;
      const answer = await confirm(id);
      outcome.value = answer.ok
        ? { kind: "confirmed", code: answer.data.code }
        : { kind: "failed", message: answer.problem.detail ?? unavailable };
      if (answer.ok) people.value = people.peek().filter((one) => one.id !== id);
      busy.value = null;
      await look();
    },
    start: () => onNews(() => void look()),
  };
}
