const search = `for process in /proc/[0-9]*; do
  [ "$(readlink "$process/cwd")" != "$0" ] || echo "\${process#/proc/}"
done`;

/** Processes whose current folder is `folder`, as the servers of a cluster have it. Linux only. */
export async function processesIn(folder: string): Promise<number[]> {
  const { stdout } = await new Deno.Command("/bin/sh", { args: ["-c", search, folder], stderr: "null" })
    .output();
  return new TextDecoder().decode(stdout).split("\n").map(Number).filter((pid) => pid > 0);
}
