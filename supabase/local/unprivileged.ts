import type { User } from "./binaries.ts";

/**
 * Calls `spawn` with a name of `folder` that the spawned user can open. As root on Linux that is
 * `/proc/self/cwd`, entered beforehand: so a data folder below /root works although its user may not pass there.
 */
export function runIn<T>(folder: string, user: User | undefined, spawn: (cwd: string) => T): T {
  if (!user || Deno.build.os !== "linux") return spawn(folder);
  const before = Deno.cwd();
  Deno.chdir(folder);
  try {
    return spawn("/proc/self/cwd");
  } finally {
    Deno.chdir(before);
  }
}
