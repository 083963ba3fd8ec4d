import { describeRoute, resolver } from "hono-openapi";
import type * as z from "zod/mini";
import { type ProblemCode, PROBLEMS } from "../domain/problems.ts";
import { ProblemDocument } from "./problem_document.ts";
import { outputSchema } from "./schemas.ts";

/** What a reader of the document learns of a route beyond what its schemas say. */
export interface Operation {
  id: string;
  tag: string;
  summary: string;
  description?: string;
  /** Status and body of success; null for an answer without a body. */
  answers: Record<number, z.core.$ZodType | null>;
  /** What may go wrong in particular. */
  problems?: ProblemCode[];
  /** Who may ask: members with a session, a paired TV with its credential, or anybody. */
  access: "staff" | "panel" | "public";
  /** Media types of a body that is no JSON. */
  upload?: readonly string[];
  /** Media types that a caller may ask for instead of JSON. */
  also?: readonly string[];
}

const KNOWN: ProblemCode[] = ["not_authenticated"];
const SECURITY = { staff: [{ session: [] }], panel: [{ panel: [] }], public: [] };
const ALWAYS: ProblemCode[] = ["internal", "unavailable"];

/** Documents a route; the schemas of its input are added by the middleware that reads them. */
export function describe(operation: Operation) {
  const { id, tag, summary, description, answers, problems = [], access, upload, also = [] } = operation;
  const failures = [...access === "public" ? [] : KNOWN, ...problems, ...ALWAYS];
  return describeRoute({
    operationId: id,
    tags: [tag],
    summary,
    description,
    security: SECURITY[access],
    ...(upload ? { requestBody: { required: true, content: binary(upload) } } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, schema]) => [status, success(schema, also)]),
      ),
      ...Object.fromEntries(
        Map.groupBy(failures, (code) => String(PROBLEMS[code].status)).entries()
          .map(([status, codes]) => [status, failure(codes)]),
      ),
    },
  });
}

function binary(types: readonly string[]) {
  return Object.fromEntries(types.map((type) => [type, {}]));
}

function success(schema: z.core.$ZodType | null, also: readonly string[]) {
  if (schema === null) return { description: "Done, nothing to tell" };
  return {
    description: "Done",
    content: { "application/json": { schema: resolver(schema, outputSchema) }, ...binary(also) },
  };
}

function failure(codes: ProblemCode[]) {
  return {
    description: codes.map((code) => `\`${code}\``).join(", "),
    content: { "application/problem+json": { schema: resolver(ProblemDocument, outputSchema) } },
  };
}
