/** Stands for our origin while a path is resolved as a browser would. */
const ORIGIN = "http://own.invalid";

/**
 * The path of this site that `value` names, or null: never another host, however it is written. Browsers take
 * `\` for `/` and drop tabs and line breaks, so what holds any of these is refused, encoded or not.
 */
export function ownPath(value: unknown): string | null {
  if (typeof value !== "string" || !value.startsWith("/") || value.length > 2000) return null;
  if (/[\p{Cc}\\]|%5c|%0[0-9a-f]|%2f%2f/iu.test(value) || value.startsWith("//")) return null;
  if (/^\/+(%2f|\.)/i.test(value) || !URL.canParse(value, ORIGIN)) return null;
  const url = new URL(value, ORIGIN);
  return url.origin === ORIGIN && !url.pathname.startsWith("//")
    ? url.pathname + url.search + url.hash
    : null;
}
