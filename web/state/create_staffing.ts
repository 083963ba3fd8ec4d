import { type ReadonlySignal, signal } from "@preact/signals";
import type { Professional, ProfessionalFilter } from "../../edge/domain/professional.ts";
import type { Answer } from "../backend/api.ts";
import { createSearch, type Search } from "./create_search.ts";

/** What a board needs to know of a professional. */
export type Colleague = Pick<
  Professional,
  "id" | "full_name" | "specialty" | "status" | "council" | "council_category"
>;

/** Some professionals who may be chosen, and whether there are more than these. */
export interface Offer {
  colleagues: readonly Colleague[];
  isPart: boolean;
}

/** Who may attend, out of any number of professionals: a few are known by name, the others are searched for. */
export interface Staffing {
  /** Everybody whose name was needed so far. */
  readonly known: ReadonlySignal<readonly Colleague[]>;
  /** Who is proposed: everybody who is active, of too many those on shift; or those whom the text finds. */
  readonly offer: Search<Offer>;
  /** Learns the names of these, unless they are known. */
  learn(ids: readonly (string | null)[]): Promise<void>;
}

export interface StaffingOptions {
  known: readonly Colleague[];
  offer: Offer;
  byId(ids: readonly string[]): Promise<Answer<readonly Colleague[]>>;
  search(
    filter: ProfessionalFilter,
  ): Promise<Answer<{ professionals: readonly Colleague[]; next: string | null }>>;
}

/** Makes the staffing of a board. */
export function createStaffing({ known: initial, offer, byId, search }: StaffingOptions): Staffing {
  const known = signal(initial);

  function remember(more: readonly Colleague[]) {
    known.value = [...new Map([...known.value, ...more].map((one) => [one.id, one])).values()];
  }

  async function read(text: string): Promise<Offer | null> {
    const answer = await offerFor(search, text);
    if (answer) remember(answer.colleagues);
    return answer;
  }

  return {
    known,
    offer: createSearch<Offer>({ initial: offer, read }),
    async learn(ids) {
      const wanted = ids.filter((id) => id !== null).filter((id) =>
        known.value.every((one) => one.id !== id)
      );
      if (wanted.length === 0) return;
      const answer = await byId(wanted);
      if (answer.ok) remember(answer.data);
    },
  };
}

/** The active ones whom a text finds; of too many to list, those on shift. Null: no answer. */
export async function offerFor(search: StaffingOptions["search"], text: string): Promise<Offer | null> {
  const active = await search({ status: "active", ...text && { q: text } });
  if (!active.ok) return null;
  const isPart = active.data.next !== null;
  const onShift = isPart && text === "" ? await search({ on_shift: "true" }) : null;
  const isStaffed = onShift?.ok && onShift.data.professionals.length > 0;
  const { professionals } = isStaffed ? onShift.data : active.data;
  return { colleagues: professionals.map(toColleague), isPart };
}

/** Leaves what a board shows of a professional and nothing more. */
export function toColleague(one: Colleague): Colleague {
  const { id, full_name, specialty, status, council, council_category } = one;
  return { id, full_name, specialty, status, council, council_category };
}
