/**
 * Whether a value has a shape. Patients' pages check what enters with these few lines instead of zod, which
 * would take 6 of their 35 kB; `tests/web/shapes_test.ts` holds both to the same verdicts.
 */
export type Shape<T> = (value: unknown) => value is T;

export const isText: Shape<string> = (value) => typeof value === "string";

export const isFlag: Shape<boolean> = (value) => typeof value === "boolean";

/** A whole number from zero. */
export const isCount: Shape<number> = (value): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

export const isPositive: Shape<number> = (value): value is number =>
  typeof value === "number" && Number.isFinite(value) && value > 0;

export function isNullOr<T>(shape: Shape<T>): Shape<T | null> {
  return (value): value is T | null => value === null || shape(value);
}

/** The field may be left out. */
export function isAbsentOr<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value): value is T | undefined => value === undefined || shape(value);
}

export function isOneOf<const Name extends string>(...names: readonly Name[]): Shape<Name> {
  return (value): value is Name => names.some((name) => name === value);
}

export function isListOf<T>(shape: Shape<T>): Shape<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every((item) => shape(item));
}

/** Every named field has its shape; further fields do not matter. */
export function hasFields<T>(fields: { readonly [Key in keyof T]-?: Shape<T[Key]> }): Shape<T> {
  const shapes = Object.entries<Shape<T[keyof T]>>(fields);
  return (value): value is T => isRecord(value) && shapes.every(([key, shape]) => shape(value[key]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An answer without a body. */
export const isNothing: Shape<null> = (value): value is null => value === null;
