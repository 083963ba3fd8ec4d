import { type ReadonlySignal, signal } from "@preact/signals";

/** What is known of an act once it was sent. */
export type Outcome<T> =
  /** The server said what it did, or why it did not: the act is over. */
  | { settled: true; value: T }
  /** Nobody knows whether the act took place; sending it again with the same key is safe. */
  | { settled: false };

/** Sends an act with an Idempotency-Key. A rejection counts as "nobody knows". */
export type Send<T> = (key: string) => Promise<Outcome<T>>;

/** The acts of a desk, each with one Idempotency-Key from its first click to its last retry. */
export interface Intents<T> {
  /** Names of the acts under way. */
  readonly pending: ReadonlySignal<ReadonlySet<string>>;
  /**
   * Sends the act `name`. Asked again with the same body while it is under way, or within `restMs` of its end,
   * it gives the same outcome and sends nothing: the second half of a double click is no second act.
   */
  run(name: string, body: unknown, send: Send<T>): Promise<Outcome<T>>;
}

/** Clocks and keys, for tests. */
export interface IntentsOptions {
  newKey?: () => string;
  sleep?: (ms: number) => Promise<void>;
  /** Pauses before an act of unknown end is sent again. */
  retryMs?: readonly number[];
  /** How long a finished act still absorbs its own repetition. */
  restMs?: number;
}

interface Intent<T> {
  key: string;
  body: string;
  outcome: Promise<Outcome<T>> | null;
}

/** Makes the memory of acts; one per page. */
export function createIntents<T>(options: IntentsOptions = {}): Intents<T> {
  const { newKey = () => crypto.randomUUID(), sleep = pause, retryMs = [400, 1500], restMs = 700 } = options;
  const intents = new Map<string, Intent<T>>();
  const pending = signal<ReadonlySet<string>>(new Set());

  function settle(name: string, intent: Intent<T>, outcome: Outcome<T>) {
    pending.value = new Set([...pending.value].filter((one) => one !== name));
    if (!outcome.settled) intent.outcome = null;
    else void sleep(restMs).then(() => intents.get(name) === intent && intents.delete(name));
    return outcome;
  }

  function run(name: string, body: unknown, send: Send<T>) {
    const text = JSON.stringify(body) ?? "";
    const known = intents.get(name);
    const intent: Intent<T> = known?.body === text ? known : { key: newKey(), body: text, outcome: null };
    if (intent.outcome) return intent.outcome;
    intents.set(name, intent);
    pending.value = new Set([...pending.value, name]);
    intent.outcome = sendUntilSettled(() => send(intent.key), retryMs, sleep)
      .then((outcome) => settle(name, intent, outcome));
    return intent.outcome;
  }

  return { pending, run };
}

async function sendUntilSettled<T>(
  send: () => Promise<Outcome<T>>,
  retryMs: readonly number[],
  sleep: (ms: number) => Promise<void>,
): Promise<Outcome<T>> {
  const trial = () => send().catch((): Outcome<T> => ({ settled: false }));
  let outcome = await trial();
  for (const ms of retryMs) {
    if (outcome.settled) break;
    await sleep(ms);
    outcome = await trial();
  }
  return outcome;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
