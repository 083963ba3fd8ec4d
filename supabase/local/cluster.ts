import { dirname, join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { runIn } from "./unprivileged.ts";

/** The major version that a cluster must have to be opened. */
const postgresVersion = "17";

/** A data folder that we will not touch, with what its owner can do about it. */
export class UnusableDataError extends Error {
  override name = "UnusableDataError";
}

/**
 * Makes the cluster when there is none. initdb works in a folder beside it that is renamed when it is
 * complete, so a half-made cluster is never taken for a broken one. Locale and superuser are hosted Supabase's.
 */
export async function initCluster(
  { dataDir, password, binaries }: { dataDir: string; password: string; binaries: Binaries },
): Promise<void> {
  if (await hasCluster(dataDir)) return;
  const part = `${dataDir}.part`;
  await Deno.remove(part, { recursive: true }).catch(() => {});
  await Deno.mkdir(part, { recursive: true, mode: 0o700 });
  const passwordFile = join(part, "password");
  if (binaries.user) await Deno.chown(part, binaries.user.uid, binaries.user.gid);
  // initdb wants an empty folder: the password lies one level above what it fills.
  await Deno.mkdir(join(part, "cluster"), { mode: 0o700 });
  await Deno.writeTextFile(passwordFile, password, { mode: 0o600 });
  if (binaries.user) {
    await Deno.chown(join(part, "cluster"), binaries.user.uid, binaries.user.gid);
    await Deno.chown(passwordFile, binaries.user.uid, binaries.user.gid);
  }
  await runInitdb(part, binaries);
  await Deno.rename(join(part, "cluster"), dataDir);
  await Deno.remove(part, { recursive: true });
}

async function runInitdb(part: string, binaries: Binaries): Promise<void> {
  const { code, stderr } = await runIn(join(part, "cluster"), binaries.user, (cwd) => {
    const command = new Deno.Command(join(binaries.bin, "initdb"), {
      args: [
        ...["--pgdata", cwd, "--pwfile", `${cwd}/../password`],
        ...["--username", "supabase_admin", "--auth", "scram-sha-256", "--encoding", "UTF8"],
        ...["--locale", "C", "--locale-provider", "icu", "--icu-locale", "en-US"],
        // The password is random and long: iterations would only slow down every connection.
        ...["--set", "scram_iterations=64", "--data-checksums", "--no-instructions"],
        // One call instead of a thousand: the rest of a fast first start.
        ...(Deno.build.os === "linux" ? ["--sync-method=syncfs"] : []),
      ],
      cwd,
      ...binaries.user,
      stdout: "null",
      stderr: "piped",
    });
    return command.spawn();
  }).output();
  if (code !== 0) throw new Error(`Cannot create a Postgres cluster: ${new TextDecoder().decode(stderr)}`);
}

async function hasCluster(dataDir: string): Promise<boolean> {
  const version = await Deno.readTextFile(join(dataDir, "PG_VERSION")).catch(() => undefined);
  if (version?.trim() === postgresVersion) return true;
  if (version !== undefined) {
    throw new UnusableDataError(
      `${dataDir} was made by Postgres ${version.trim()}, and this version of Vez brings ${postgresVersion}. ` +
        `Nothing was changed. Start the version of Vez that made it, or give another folder in VEZ_DATA_DIR.`,
    );
  }
  const info = await Deno.stat(dataDir).catch(() => undefined);
  if (info === undefined) {
    await Deno.mkdir(dirname(dataDir), { recursive: true });
    return false;
  }
  throw new UnusableDataError(
    `${dataDir} exists but holds no Postgres cluster (PG_VERSION is missing). Nothing was changed. ` +
      `Restore it from a backup, or move it away to start anew.`,
  );
}
