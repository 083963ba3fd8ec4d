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

/**
 * Whether process `pid` is a Postgres that works in `dataDir`. Asked through `readlink`, since Deno gives /proc to
 * nobody without all permissions.
 */
async function servesCluster(pid: number, dataDir: string): Promise<boolean> {
  if (Deno.build.os === "linux") {
    return await print("readlink", `/proc/${pid}/cwd`) === await Deno.realPath(dataDir);
  }
  const command = await print("ps", "-o", "command=", "-p", String(pid));
  return command.includes("postgres") && command.includes(dataDir);
}

async function print(program: string, ...args: string[]): Promise<string> {
  const { stdout } = await new Deno.Command(program, { args, stdout: "piped", stderr: "null" }).output();
  return new TextDecoder().decode(stdout).trim();
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
