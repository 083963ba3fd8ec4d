import type { Wait } from "./estimate.ts";

/** Who is expected to be called within so many minutes should be near: long enough to come back from outside. */
const NEAR = 15;
/** People before somebody that are about as near, where no wait is known. */
const FEW = 2;

/** Whether it is almost the turn of somebody who waits: the moment to be told once, before the call. */
export function isAlmostTurn({ ahead, wait }: { ahead: number; wait: Wait | null }): boolean {
  if (ahead === 0) return true;
  return wait === null ? ahead <= FEW : wait.about_minutes <= NEAR;
}
