import type { Problem } from "../../backend/api.ts";
import type { Messages } from "../../i18n/pt_BR.ts";

/** What to say about a problem that belongs to no field: the API's sentence, which is in the reader's language. */
export function refusalMessage(problem: Problem, t: Messages): string {
  return isOutage(problem) ? t.common.unavailable : problem.detail ?? t.common.field_codes.invalid;
}

/** Status of the page that tells of a problem. */
export function refusalStatus(problem: Problem): 403 | 409 | 422 | 503 {
  if (isOutage(problem)) return 503;
  return problem.status === 403 || problem.status === 409 ? problem.status : 422;
}

function isOutage({ status }: Problem): boolean {
  return status === 0 || status >= 500;
}
