import type { Context } from "hono";
import type { CsvLanguage } from "../domain/csv.ts";
import { textsFor } from "../texts/texts.ts";

/** What the descriptions of CSV answers say of it. */
export const CSV_NOTE =
  "CSV is UTF-8 with a byte order mark; with `Accept-Language: pt-BR` it has `;` between cells and decimal commas.";

/** The language of an answer's CSV: Portuguese for who asks for it, and else what programs read. */
export function csvLanguage(c: Context): CsvLanguage {
  c.header("vary", "Accept-Language", { append: true });
  const accepted = c.req.header("accept-language");
  if (!/(^|[\s,])pt\b/i.test(accepted ?? "")) return "en";
  return textsFor(accepted).language === "en" ? "en" : "pt-BR";
}
