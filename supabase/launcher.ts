import process from "node:process";

/** Prints number and name of a process and of its two ancestors. */
const ancestors = `p=$0
for generation in 1 2 3; do
  if [ -r "/proc/$p/status" ]; then
    name=$(cat "/proc/$p/comm")
    while read -r key value; do [ "$key" != PPid: ] || parent=$value; done < "/proc/$p/status"
  else
    set -- $(ps -o ppid=,comm= -p "$p")
    parent=$1 name=$2
  fi
  echo "$p \${name##*/}"
  p=$parent
  [ "$p" -gt 1 ] || break
done 2>/dev/null`;

/**
 * Calls `gone` once when a program that only launched this process ends before it. `npx` and `deno task` do not pass every
 * signal on, and none when they are killed: whoever stops them means us.
 */
export async function watchLaunchers(
  environment: Record<string, string>,
  gone: () => void,
): Promise<void> {
  const launchers = await findLaunchers(environment);
  const timer = setInterval(() => {
    // Our own parent may be a zombie still, but then we have another one.
    const isOrphan = launchers.length > 0 && Deno.ppid !== launchers[0];
    if (!isOrphan && launchers.every(isAlive)) return;
    clearInterval(timer);
    gone();
  }, 200);
  Deno.unrefTimer(timer);
}

/** `deno task`, and above it npm's shell and npm when it was called by npx. */
async function findLaunchers(environment: Record<string, string>): Promise<number[]> {
  const command = new Deno.Command("/bin/sh", { args: ["-c", ancestors, String(Deno.ppid)], stderr: "null" });
  const { stdout } = await command.output();
  const [first, second, third] = new TextDecoder().decode(stdout).split("\n").map((line) => {
    const [pid, name = ""] = line.split(/ (.*)/);
    return { pid: Number(pid), name };
  });
  if (!first?.name.startsWith("deno")) return [];
  const isNpx = environment.npm_lifecycle_event === "npx" || environment.npm_command === "exec";
  if (!isNpx || !second?.name.endsWith("sh") || !/^(npm|node)/.test(third?.name ?? "")) return [first.pid];
  return [first.pid, second.pid, third.pid];
}

function isAlive(pid: number): boolean {
  try {
    // Signal 0 only asks.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be asked, which is an answer too.
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
