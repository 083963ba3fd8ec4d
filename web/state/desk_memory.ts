import * as z from "zod/mini";

const Remembered = z.object({
  room: z._default(z.nullable(z.string()), null),
  professional: z._default(z.nullable(z.string()), null),
  service: z._default(z.nullable(z.string()), null),
  /** Single-key shortcuts can be switched off (WCAG 2.1.4). */
  shortcuts: z._default(z.boolean(), true),
});
/** What a desk keeps from one day to the next: of this browser, not of the person. */
export type Remembered = z.infer<typeof Remembered>;

/** Where a desk keeps it. */
export interface DeskMemory {
  read(): Remembered;
  write(change: Partial<Remembered>): void;
}

/** A desk's memory in the browser's storage; forgetful where there is none, as on the server. */
export function deskMemory(establishment: string, storage: Storage | null = browserStorage()): DeskMemory {
  const key = `vez-desk:${establishment}`;
  const read = () => parse(storage?.getItem(key) ?? null);
  return {
    read,
    write(change) {
      try {
        storage?.setItem(key, JSON.stringify({ ...read(), ...change }));
      } catch {
        // A full or forbidden storage costs a convenience, nothing more.
      }
    },
  };
}

function parse(text: string | null): Remembered {
  try {
    return Remembered.parse(JSON.parse(text ?? "{}"));
  } catch {
    return Remembered.parse({});
  }
}

function browserStorage(): Storage | null {
  try {
    return typeof document === "undefined" ? null : localStorage;
  } catch {
    return null;
  }
}
