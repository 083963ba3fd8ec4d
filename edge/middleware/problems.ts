import type { Context, ErrorHandler, NotFoundHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ApiEnv } from "../api_env.ts";
import { problemOfFailure } from "../data/failures.ts";
import { Problem, PROBLEMS } from "../domain/problems.ts";
import type { ProblemDocument } from "../openapi/problem_document.ts";
import { textsFor } from "../texts/texts.ts";

/** The one place where a failure becomes an answer. */
export const answerError: ErrorHandler<ApiEnv> = (error, c) => answerProblem(c, problemOf(error));

export const answerNotFound: NotFoundHandler<ApiEnv> = (c) => answerProblem(c, new Problem("not_found"));

/** What went wrong, for the caller; whatever is not expected is `internal`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException && error.status < 500) return new Problem("malformed_body");
  return problemOfFailure(error) ?? new Problem("internal", {}, { cause: error });
}

/** The RFC 9457 document of a problem, in the language of the request. */
export function answerProblem(c: Context<ApiEnv>, problem: Problem): Response {
  const texts = textsFor(c.req.header("accept-language"));
  const { status } = PROBLEMS[problem.code];
  const { title, detail } = texts.problems[problem.code];
  const { errors, ...extensions } = problem.details;
  const document: ProblemDocument = {
    type: `/functions/v1/api/docs#${problem.code}`,
    title,
    status,
    code: problem.code,
    detail: typeof detail === "function" ? detail(problem.details) : detail,
    ...extensions,
    errors: errors?.map(({ path, code, limit }) => {
      const message = texts.fields[code];
      return { path, code, message: typeof message === "function" ? message(limit) : message };
    }),
  };
  c.header("content-language", texts.language);
  c.header("vary", "Accept-Language", { append: true });
  if (status === 401) c.header("www-authenticate", "Bearer");
  if (status === 503 || status === 429) c.header("retry-after", String(problem.details.retry_after_s ?? 2));
  if (status >= 500) c.set("failure", nameOfCause(problem.cause));
  return c.body(JSON.stringify(document), status, { "content-type": "application/problem+json" });
}

/** SQLSTATE or kind of an inner failure: enough to look for it, and nothing of anybody's data. */
export function nameOfCause(cause: unknown): string {
  if (!(cause instanceof Error)) return "unknown";
  return "code" in cause ? `${cause.name} ${cause.code}` : cause.name;
}
