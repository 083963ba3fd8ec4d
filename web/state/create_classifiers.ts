import { mayClassify } from "../../edge/domain/professional.ts";
import { offerFor, type StaffingOptions } from "./create_staffing.ts";
import { createSearch, type Search } from "./create_search.ts";

/** Somebody in whose name a colour may be entered. */
export interface Classifier {
  id: string;
  name: string;
}

/** Those who are proposed, and whether there are more of them to be searched for. */
export interface Classifiers {
  people: readonly Classifier[];
  isPart: boolean;
}

/** Finds professionals who may classify; beside them `others`, members who may without a registration entered. */
export function createClassifiers(
  initial: Classifiers,
  others: readonly Classifier[],
  search: StaffingOptions["search"],
): Search<Classifiers> {
  return createSearch<Classifiers>({ initial, read: (text) => classifiersFor(search, others, text) });
}

/** Physicians and nurses whom a text finds; of too many to list, those on shift. Null: no answer. */
export async function classifiersFor(
  search: StaffingOptions["search"],
  others: readonly Classifier[],
  text: string,
): Promise<Classifiers | null> {
  const offer = await offerFor(search, text);
  if (!offer) return null;
  const registered = offer.colleagues.filter(mayClassify).map(({ id, full_name }) => ({
    id,
    name: full_name,
  }));
  const fitting = others.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  return {
    people: [...registered, ...fitting].toSorted((a, b) => a.name.localeCompare(b.name)),
    isPart: offer.isPart,
  };
}
