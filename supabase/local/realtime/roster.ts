/** One tracked presence. */
interface Entry {
  owner: object;
  /** JSON object that clients get. */
  meta: string;
  ref: string;
}

/** A change of a roster, as JSON of a `presence_diff`. */
export type Diff = string;

/** Who is present on a topic: several presences may share one key. */
export class Roster {
  #entries = new Map<string, Entry[]>();
  #state: string | null = null;

  /** Enters a presence, or replaces the one that the same owner has under this key. */
  track(owner: object, key: string, payload: Record<string, unknown>): Diff {
    const entries = this.#entries.get(key) ?? [];
    const index = entries.findIndex((entry) => entry.owner === owner);
    const ref = newRef();
    const left = index < 0 ? [] : entries.splice(index, 1);
    const refs = { phx_ref: ref, phx_ref_prev: left[0]?.ref };
    const entry = { owner, ref, meta: JSON.stringify({ ...payload, ...refs }) };
    this.#entries.set(key, [...entries, entry]);
    return this.#change(key, [entry], left);
  }

  /** Takes a presence out; null when it was not in. */
  untrack(owner: object, key: string): Diff | null {
    const entries = this.#entries.get(key) ?? [];
    const left = entries.filter((entry) => entry.owner === owner);
    if (left.length === 0) return null;
    if (left.length === entries.length) this.#entries.delete(key);
    else this.#entries.set(key, entries.filter((entry) => entry.owner !== owner));
    return this.#change(key, [], left);
  }

  /** JSON of a `presence_state`. */
  get state(): string {
    return this.#state ??= `{${
      Array.from(this.#entries, ([key, entries]) => group(key, entries)).join(",")
    }}`;
  }

  #change(key: string, joins: Entry[], leaves: Entry[]): Diff {
    this.#state = null;
    const side = (entries: Entry[]) => entries.length === 0 ? "{}" : `{${group(key, entries)}}`;
    return `{"joins":${side(joins)},"leaves":${side(leaves)}}`;
  }
}

function group(key: string, entries: Entry[]): string {
  return `${JSON.stringify(key)}:{"metas":[${entries.map((entry) => entry.meta).join(",")}]}`;
}

function newRef(): string {
  return crypto.getRandomValues(new Uint8Array(9)).toBase64({ alphabet: "base64url" });
}
