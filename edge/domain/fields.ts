import * as z from "zod/mini";
import { parseCnpj, parseCns, parseCpf, parsePhone, parsePostalCode, parseRg, STATES } from "./documents.ts";
import type { FieldCode } from "./field_errors.ts";

/** A check whose failure carries a code of our own, for any kind of value. */
export function judged<Value>(holds: (value: Value) => boolean, code: FieldCode) {
  return z.refine<Value>(holds, { params: { code } });
}

/** As {@linkcode judged}, for texts. */
export function rule(holds: (value: string) => boolean, code: FieldCode) {
  return judged(holds, code);
}

/** Control characters, and halves of a surrogate pair, which are no text and which Postgres refuses. */
const readable = rule((value) => value.isWellFormed() && !/\p{Cc}/u.test(value), "invalid_characters");
const readableLines = rule(
  (value) => value.isWellFormed() && !/[^\P{Cc}\n\r\t]/u.test(value),
  "invalid_characters",
);

/**
 * Characters that are not seen or that turn the direction of writing: with them one name passes for another. Nobody
 * types them, they come along with what is pasted, so they are left out without a word. The database refuses them
 * (`private.is_line`, `private.is_prose`).
 */
const HIDDEN_IN_LINES =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu;
/** In prose joiners stay: pictures of people at work are made with them. */
const HIDDEN_IN_PROSE = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb]/gu;
/** Ends of lines and paragraphs that are no control characters. */
const LINE_ENDS = /[\u2028\u2029]/g;

const withoutHidden = z.overwrite<string>((text) =>
  text.replace(LINE_ENDS, " ").replace(HIDDEN_IN_LINES, "").replace(/^[\u2800\s]+$/, "")
);
const proseWithoutHidden = z.overwrite<string>((text) =>
  text.replace(LINE_ENDS, "\n").replace(HIDDEN_IN_PROSE, "")
);

/** One line of text, trimmed and without what nobody sees. */
export function line(min: number, max: number) {
  return z.string().check(withoutHidden, z.trim(), z.minLength(min), z.maxLength(max), readable);
}

/** What programs that show mails make a link of: a scheme, `www.`, or words with a full stop and no space between. */
const LINK = /:\/\/|(?<![\p{L}\p{N}])www\.|[\p{L}\p{N}-]{2,}\.[a-z]{2,}/iu;

/** A clinic's name: it stands in mails to people who never heard of it, so that it must lead nowhere. */
export const EstablishmentName = line(2, 120).check(
  rule((name) => !LINK.test(name), "has_link"),
  rule((name) => /\p{L}/u.test(name), "invalid_format"),
);

/** The name of a place: letters among whatever else it has. */
export const City = line(2, 120).check(rule((name) => /\p{L}{2}/u.test(name), "invalid_format"));

/** A street with its number; a number alone leads nowhere. */
export const StreetAddress = line(4, 300).check(rule((text) => /\p{L}{2}/u.test(text), "invalid_format"));

/** Text that may have several lines, trimmed and without what nobody sees. */
export function lines(max: number) {
  return z.string().check(proseWithoutHidden, z.trim(), z.maxLength(max), readableLines);
}

/** A field that may be left out or sent as null. */
export function maybe<Schema extends z.core.$ZodType>(schema: Schema) {
  return z.optional(z.nullable(schema));
}

/** A text that `parse` turns into its stored form, or refuses by returning null. */
function parsed(parse: (input: string) => string | null, code: FieldCode, max = 60) {
  return z.pipe(
    z.string().check(z.maxLength(max)),
    z.transform((input, context) => {
      const value = parse(input);
      if (value !== null) return value;
      context.issues.push({
        code: "custom",
        params: { code: input.trim() === "" ? "required" : code },
        input,
      });
      return z.NEVER;
    }),
  );
}

export const Id = z.guid();
/** 144 random bits of a ticket or a mail: whoever has them may use it. */
export const Token = z.string().check(z.regex(/^[A-Za-z0-9_-]{24}$/));
/** ISO-8601 with offset. */
export const Instant = z.iso.datetime({ offset: true });
export const Cpf = parsed(parseCpf, "invalid_cpf");
export const Cns = parsed(parseCns, "invalid_cns");
export const Rg = parsed(parseRg, "invalid_rg");
export const Cnpj = parsed(parseCnpj, "invalid_cnpj");
export const Phone = parsed(parsePhone, "invalid_phone");
export const PostalCode = parsed(parsePostalCode, "invalid_postal_code");
export const State = z.enum(STATES);
export const Website = parsed(parseWebsite, "invalid_url", 300);
export const Timezone = parsed(parseTimezone, "invalid_timezone");
export const Email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email());

/** A day of the past since 1900. Checked against the clock of whoever parses, one day ahead for time zones. */
export const BirthDate = z.iso.date().check(
  rule((value) => value >= "1900-01-01" && value <= dayOf(Date.now() + 24 * 3600_000), "invalid_date"),
);

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** An http(s) address; `clinica.com.br` is read as `https://clinica.com.br`. */
function parseWebsite(input: string): string | null {
  const text = input.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
  if (!url || !/^https?:$/.test(url.protocol) || !/[^.]\.[a-z0-9-]{2,}$/i.test(url.hostname)) return null;
  if (url.username || url.password || url.href.length > 300) return null;
  // A slash that nobody typed is not added.
  const isBare = url.pathname === "/" && !url.search && !url.hash && !text.endsWith("/");
  return isBare ? url.origin : url.href;
}

/** A name of the IANA list; offsets such as `+03:00` are refused, since Postgres reads their sign the other way. */
function parseTimezone(input: string): string | null {
  if (!/^[A-Za-z]+(\/[A-Za-z0-9_+-]+){1,2}$/.test(input)) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: input }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
