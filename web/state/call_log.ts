import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { PanelCall, PanelCalls } from "../../edge/domain/display.ts";

type IsShown = (call: PanelCall) => boolean;

/** Which calls a panel knows of, by their numbers. */
export interface CallLog {
  /** Those that are shown here, latest first. */
  readonly calls: ReadonlySignal<readonly PanelCall[]>;
  /** Up to this number nothing is missing. */
  completeUpTo(): number;
  /** The number has not come yet. */
  isNew(number: number): boolean;
  /** These numbers go on from what is complete without a gap. */
  follows(numbers: Iterable<number>): boolean;
  /** Counts calls, lists those that are shown here, and gives those of them that are new, in their order. */
  add(calls: readonly PanelCall[], isShown: IsShown): PanelCall[];
  /** Notes that nothing up to this number is missing any more; an earlier one begins the count anew. */
  complete(last: number): void;
  /** Lists what was read instead of what was known of the same time. */
  refresh(read: PanelCalls, isShown: IsShown): void;
  /** Forgets a call that was taken back; its number may come again. */
  remove(number: number): void;
}

/** More than a panel lists, so that repeated calls leave four other codes. */
const KEPT = 24;

/** Makes the log from the calls that were read first. Until `complete()` is called nothing is new. */
export function createCallLog(initial: readonly PanelCall[]): CallLog {
  const calls = signal<readonly PanelCall[]>(initial);
  let complete = Infinity;
  /** Numbers that have come beyond `complete`. */
  const come = new Set<number>();

  const isNew = (number: number) => number > complete && !come.has(number);

  function advance() {
    for (const number of come) if (number <= complete) come.delete(number);
    while (come.delete(complete + 1)) complete++;
  }

  function list(more: readonly PanelCall[]) {
    const byNumber = new Map([...calls.peek(), ...more].map((call) => [call.number, call]));
    calls.value = [...byNumber.values()].sort((a, b) => b.number - a.number).slice(0, KEPT);
  }

  return {
    calls: computed(() => calls.value),
    completeUpTo: () => complete,
    isNew,
    follows(numbers) {
      const all = new Set([...come, ...numbers]);
      const beyond = Array.from(
        { length: Math.max(complete, ...all) - complete },
        (_, i) => complete + 1 + i,
      );
      return beyond.every((number) => all.has(number));
    },
    add(more, isShown) {
      const fresh = new Map(more.filter(({ number }) => isNew(number)).map((call) => [call.number, call]));
      for (const number of fresh.keys()) come.add(number);
      list(more.filter(isShown));
      advance();
      return [...fresh.values()].filter(isShown).sort((a, b) => a.number - b.number);
    },
    complete(last) {
      if (last < complete) come.clear();
      complete = last;
      advance();
    },
    refresh(read, isShown) {
      const oldest = read.calls.at(-1)?.number ?? Infinity;
      const others = calls.peek().filter(({ number }) => number < oldest || number > read.last);
      calls.value = [];
      list([...others.filter(isShown).map(nameless), ...read.calls]);
    },
    remove(number) {
      calls.value = calls.peek().filter((call) => call.number !== number);
      come.delete(number);
      complete = Math.min(complete, number - 1);
    },
  };
}

/** What was not read again is kept without the name, which may not be shown any more. */
function nameless(call: PanelCall): PanelCall {
  return { ...call, name: null };
}
