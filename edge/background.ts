/** Work that goes on after the answer: nobody can tell from how long an answer takes what it led to. */
export interface Background {
  /** Starts work that the answer does not wait for; `name` is for the log, should it fail. */
  run(name: string, work: () => Promise<unknown>): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

/** Hosted functions end after their answer unless they are told of what goes on. */
interface FunctionRuntime {
  waitUntil(work: Promise<unknown>): void;
}

/** Keeps work under way; `failed` hears of what was thrown. */
export function createBackground(
  failed: (name: string, error: unknown) => void,
  runtime = hostedRuntime(),
): Background {
  const open = new Set<Promise<unknown>>();
  return {
    run(name, work) {
      const task = Promise.resolve().then(work).catch((error) => failed(name, error))
        .finally(() => open.delete(task));
      open.add(task);
      runtime?.waitUntil(task);
    },
    async settled() {
      while (open.size > 0) await Promise.all(open);
    },
  };
}

function hostedRuntime(): FunctionRuntime | undefined {
  const found: unknown = Reflect.get(globalThis, "EdgeRuntime");
  return isRuntime(found) ? found : undefined;
}

function isRuntime(value: unknown): value is FunctionRuntime {
  return typeof value === "object" && value !== null && "waitUntil" in value &&
    typeof value.waitUntil === "function";
}
