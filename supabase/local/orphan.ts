import { join } from "node:path";

/**
 * Stops a server that still runs on this cluster although whoever started it is gone, and removes what a
 * killed server left behind. The caller holds the data folder's lock, so nobody else rightly uses the cluster.
 */
export async function stopOrphan(dataDir: string): Promise<void> {
  const lock = join(dataDir, "postmaster.pid");
  const pid = Number.parseInt(await Deno.readTextFile(lock).catch(() => ""), 10);
  if (!(pid > 1)) {
    await Deno.remove(lock).catch(() => {});
    return;
  }
  if (await servesCluster(pid, dataDir)) {
    signal(pid, "SIGINT");
    if (!(await waitForEnd(pid, dataDir, 10_000))) signal(pid, "SIGQUIT");
    await waitForEnd(pid, dataDir, 5_000);
  }
  // The number may be somebody else's by now, and Postgres would take that process for a server of its own.
  if (!(await servesCluster(pid, dataDir))) await Deno.remove(lock).catch(() => {});
}

/** Whether process `pid` is a Postgres that works in `dataDir`. */
async function servesCluster(pid: number, dataDir: string): Promise<boolean> {
  if (Deno.build.os === "linux") {
    try {
      const [cwd, cluster] = [await Deno.readLink(`/proc/${pid}/cwd`), await Deno.realPath(dataDir)];
      return cwd === cluster;
    } catch {
      return false;
    }
  }
  const ps = await new Deno.Command("ps", { args: ["-o", "command=", "-p", String(pid)] }).output();
  const command = new TextDecoder().decode(ps.stdout);
  return command.includes("postgres") && command.includes(dataDir);
}

async function waitForEnd(pid: number, dataDir: string, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (!(await servesCluster(pid, dataDir))) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

function signal(pid: number, name: Deno.Signal): void {
  try {
    Deno.kill(pid, name);
  } catch { /* it ended already */ }
}
