/** What somebody has typed into a form that is not sent yet: by control, what it holds. */
export type DraftFields = Readonly<Record<string, string>>;

/** Drafts of one reader in one tab. */
export interface FormDrafts {
  /** The draft of a form; null when there is none that may still be shown. */
  read(form: string): DraftFields | null;
  write(form: string, fields: DraftFields): void;
  remove(form: string): void;
  /** Forms that begin like this and have a draft. */
  formsBelow(beginning: string): string[];
  /** Says that the page goes now: from here the time runs. */
  leave(): void;
}

export interface FormDraftsOptions {
  /** Whose drafts they are: nobody else is shown them, and meeting somebody else's ends them. */
  owner: string;
  storage: Storage | null;
  now?: () => number;
}

const PREFIX = "vez-draft:";

/** A reload takes seconds; a tab that is opened again after this shows nothing of what stood in it. */
const KEPT_MS = 10 * 60_000;

/** Makes a tab's drafts. What is too old or another reader's is deleted here, not only left unread. */
export function createFormDrafts({ owner, storage, now = Date.now }: FormDraftsOptions): FormDrafts {
  const keys = () => keysOf(storage);
  const read = (key: string): DraftFields | null => {
    const draft = parse(storage?.getItem(key) ?? null);
    return draft?.owner === owner && now() - draft.at < KEPT_MS ? draft.fields : null;
  };
  const write = (key: string, fields: DraftFields) => {
    try {
      storage?.setItem(key, JSON.stringify({ owner, at: now(), fields }));
    } catch {
      // A full or forbidden storage costs a convenience, nothing more.
    }
  };
  for (const key of keys()) {
    if (!read(key)) storage?.removeItem(key);
  }
  return {
    read: (form) => read(PREFIX + form),
    write: (form, fields) => write(PREFIX + form, fields),
    remove: (form) => storage?.removeItem(PREFIX + form),
    formsBelow: (beginning) =>
      keys().map((key) => key.slice(PREFIX.length)).filter((form) => form.startsWith(beginning)),
    leave() {
      for (const key of keys()) {
        const fields = read(key);
        if (fields) write(key, fields);
      }
    },
  };
}

/** Deletes every draft of this tab, whosever it is. */
export function forgetDrafts(storage: Storage | null): void {
  for (const key of keysOf(storage)) storage?.removeItem(key);
}

/** The storage that dies with its tab; null on the server and where it is forbidden. */
export function tabStorage(): Storage | null {
  try {
    return typeof document === "undefined" ? null : sessionStorage;
  } catch {
    return null;
  }
}

function keysOf(storage: Storage | null): string[] {
  return Array.from({ length: storage?.length ?? 0 }, (_, i) => storage?.key(i) ?? "")
    .filter((key) => key.startsWith(PREFIX));
}

/** By hand: these pages have no room for a library of shapes. */
function parse(text: string | null): { owner: string; at: number; fields: DraftFields } | null {
  try {
    const read: unknown = JSON.parse(text ?? "null");
    if (typeof read !== "object" || read === null) return null;
    if (!("owner" in read && "at" in read && "fields" in read)) return null;
    const { owner, at, fields } = read;
    if (typeof owner !== "string" || typeof at !== "number") return null;
    if (typeof fields !== "object" || fields === null) return null;
    const texts = Object.entries(fields).filter((entry): entry is [string, string] =>
      typeof entry[1] === "string"
    );
    return { owner, at, fields: Object.fromEntries(texts) };
  } catch {
    return null;
  }
}
