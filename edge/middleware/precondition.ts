import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { invalidInput } from "../domain/problems.ts";
import { fieldErrorsOf } from "../domain/field_errors_of.ts";
import { reading } from "./input.ts";

/** An ETag of ours: the version, in quotes. Proxies that compress make it weak. */
const IF_MATCH = /^(?:W\/)?"(\d{1,9})"$/;

export const IfMatch = z.object({ "if-match": z.optional(z.string().check(z.regex(IF_MATCH))) });

/** Reads `If-Match`, for {@linkcode heldVersion}. */
export function ifMatch() {
  return reading<ApiEnv, "header", typeof IfMatch>("header", IfMatch, {
    read: (c) => ({ "if-match": c.req.header("if-match") }),
    refuse: (issues, value) => invalidInput(...fieldErrorsOf(issues, value)),
  });
}

/** The ETag of a version. */
export function etagOf({ version }: { version: number }): string {
  return `"${version}"`;
}

/**
 * The version that a caller has seen, by `If-Match` or by the body; both may say it, but the same. An edit must name
 * it: whoever does not know what they overwrite, overwrites somebody.
 */
export function heldVersion(header: z.infer<typeof IfMatch>, inBody?: number): number {
  const match = IF_MATCH.exec(header["if-match"] ?? "");
  const version = match ? Number(match[1]) : inBody;
  if (version === undefined) throw invalidInput({ path: "version", code: "required" });
  if (inBody !== undefined && inBody !== version) throw invalidInput({ path: "version", code: "invalid" });
  return version;
}
