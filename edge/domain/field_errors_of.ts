import type * as z from "zod/mini";
import { type FieldCode, type FieldError, isFieldCode } from "./field_errors.ts";

/** What zod found wrong with `value`, in our codes: the first trouble of each field. */
export function fieldErrorsOf(issues: z.core.$ZodIssue[], value: unknown): FieldError[] {
  const errors = new Map<string, FieldError>();
  for (const issue of issues) {
    const path = issue.path.map(String).join(".");
    if (!errors.has(path)) errors.set(path, { path, ...judge(issue, valueAt(value, issue.path)) });
  }
  return [...errors.values()];
}

function judge(issue: z.core.$ZodIssue, value: unknown): Omit<FieldError, "path"> {
  if (value === undefined || value === null || value === "") return { code: codeOf(issue, "required") };
  switch (issue.code) {
    case "invalid_type":
      return { code: "invalid_type" };
    case "invalid_value":
      return { code: "invalid_choice" };
    case "invalid_format":
      return { code: codeOfFormat(issue.format) };
    case "too_small":
      if (issue.origin !== "string") return { code: "too_small", limit: Number(issue.minimum) };
      return isBlank(value) ? { code: "required" } : { code: "too_short", limit: Number(issue.minimum) };
    case "too_big":
      return { code: issue.origin === "string" ? "too_long" : "too_big", limit: Number(issue.maximum) };
    default:
      return { code: codeOf(issue, "invalid") };
  }
}

/** The code that one of our own checks carries. */
function codeOf(issue: z.core.$ZodIssue, otherwise: FieldCode): FieldCode {
  const code = issue.code === "custom" ? issue.params?.code : undefined;
  return isFieldCode(code) ? code : otherwise;
}

function codeOfFormat(format: string): FieldCode {
  const code = `invalid_${format}`;
  if (format === "guid" || format === "uuid") return "invalid_id";
  return isFieldCode(code) ? code : "invalid_format";
}

function isBlank(value: unknown): boolean {
  return typeof value === "string" && value.trim() === "";
}

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  let at = value;
  for (const key of path) at = typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined;
  return at;
}
