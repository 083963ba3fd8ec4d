import type { Answer } from "./api.ts";

/** The data of an answer; rejects with the problem's code for callers that only try again. */
export async function expectData<T>(answer: Promise<Answer<T>>): Promise<T> {
  const settled = await answer;
  if (!settled.ok) throw new Error(`Cannot read from the API: ${settled.problem.code}`);
  return settled.data;
}
