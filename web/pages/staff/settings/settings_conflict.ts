import * as z from "zod/mini";
import type { Values } from "./settings_fields.ts";

/** One field that both have changed. */
export interface Clash {
  field: string;
  theirs: string;
  yours: string;
}

/** What a section's form becomes once somebody else has saved in between. */
export interface Merged {
  /** What the form shows: yours where you changed something, theirs everywhere else. */
  values: Values;
  clashes: Clash[];
  /** Fields that only they have changed, and that the form shows as theirs now. */
  taken: string[];
}

/**
 * Brings what was typed together with what somebody else saved. `base` is what the form showed before anything was
 * typed: what equals it was not touched, so their change of it stands.
 */
export function mergeTyped(fields: readonly string[], base: Values, typed: Values, current: Values): Merged {
  const merged: Merged = { values: {}, clashes: [], taken: [] };
  const values: Record<string, string> = {};
  for (const field of fields) {
    const [before, yours, theirs] = [base, typed, current].map((of) => of[field] ?? "");
    const isTouched = yours !== before;
    values[field] = isTouched ? yours : theirs;
    if (isTouched && theirs !== before && theirs !== yours) merged.clashes.push({ field, theirs, yours });
    if (!isTouched && theirs !== before) merged.taken.push(field);
  }
  return { ...merged, values };
}

/** Name of the choice between two values of a field. */
export function choiceOf(field: string): string {
  return `choice.${field}`;
}

/** Puts theirs where the person decided for it: the form's `base` is what they saved. */
export function applyChoices(form: FormData, typed: Values, base: Values): Values {
  return Object.fromEntries(
    Object.entries(typed).map(([field, value]) => [
      field,
      form.get(choiceOf(field)) === "theirs" ? base[field] ?? value : value,
    ]),
  );
}

const Base = z.record(z.string(), z.string());

/** What a form showed when it was opened, as it carries it; without it, everything typed counts as changed. */
export function readBase(form: FormData): Values {
  try {
    return Base.parse(JSON.parse(String(form.get("base") ?? "")));
  } catch {
    return {};
  }
}

/** The version of the settings that a form was opened at. */
export function readVersion(form: FormData): number | null {
  const text = String(form.get("version") ?? "");
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
