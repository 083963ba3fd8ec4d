import { join, resolve } from "node:path";
import { UnusableDataError } from "./cluster.ts";

/** Raised when the layout of the folder changes so that older versions could not read it. */
const format = "1";

/** Left in the lock by a process that will soon be gone. */
const stopping = "stopping";

/** A data folder that this process alone uses until it is released. */
export interface DataFolder {
  path: string;
  /** The cluster and storage's objects. */
  postgres: string;
  storage: string;
  /** Leaves word of where this process answers, for whoever tries the folder meanwhile. */
  announce(url: string): Promise<void>;
  /** Leaves word that it will be free in a moment. */
  announceStop(): Promise<void>;
  release(): void;
}

/** Opens a data folder, making it when it is missing, and locks it: the lock ends with this process. */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  const path = resolve(folder);
  try {
    await Deno.mkdir(path, { recursive: true, mode: 0o700 });
    const lock = await lockFolder(path);
    try {
      await checkFormat(path);
    } catch (error) {
      lock.close();
      throw error;
    }
    return describe(path, lock);
  } catch (error) {
    if (error instanceof UnusableDataError || !(error instanceof Error)) throw error;
    throw new UnusableDataError(
      error instanceof Deno.errors.PermissionDenied
        ? `${path} belongs to another user of this machine. Start as that user, or give another folder in VEZ_DATA_DIR.`
        : `Cannot use ${path} as data folder: ${error.message}. Give another one in VEZ_DATA_DIR.`,
      { cause: error },
    );
  }
}

function describe(path: string, lock: Deno.FsFile): DataFolder {
  return {
    path,
    postgres: join(path, "postgres"),
    storage: join(path, "storage"),
    announce: (url) => leaveWord(lock, url),
    announceStop: () => leaveWord(lock, stopping),
    release: () => lock.close(),
  };
}

async function leaveWord(lock: Deno.FsFile, word: string): Promise<void> {
  await lock.truncate();
  await lock.seek(0, Deno.SeekMode.Start);
  await lock.write(new TextEncoder().encode(word));
}

async function lockFolder(path: string): Promise<Deno.FsFile> {
  const lock = await Deno.open(join(path, "lock"), { read: true, write: true, create: true, mode: 0o600 });
  const word = async () => (await Deno.readTextFile(join(path, "lock"))).trim();
  const begun = Date.now();
  // Whoever stopped Vez a moment ago, or killed what launched it, may start it again at once.
  do {
    if (await lock.tryLock(true)) return lock;
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() - begun < (await word() === stopping ? 20_000 : 2_500));
  lock.close();
  const url = await word();
  throw new UnusableDataError(
    `Vez is already running on ${path}${
      url ? `, at ${url}` : ""
    }: stop it first, or give another folder in VEZ_DATA_DIR.`,
  );
}

async function checkFormat(path: string): Promise<void> {
  const file = join(path, "format");
  const found = await Deno.readTextFile(file).catch((error) => {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  });
  if (found === undefined) {
    await refuseForeignFolder(path);
    await Deno.writeTextFile(file, format, { mode: 0o600 });
  } else if (found.trim() !== format) {
    throw new UnusableDataError(
      `${path} was made by a newer version of Vez (format ${
        found.trim().slice(0, 20)
      }, this one reads ${format}). ` +
        `Nothing was changed. Start that version, or give another folder in VEZ_DATA_DIR.`,
    );
  }
}

/** A typing error in VEZ_DATA_DIR must not fill somebody's home. */
async function refuseForeignFolder(path: string): Promise<void> {
  for await (const { name } of Deno.readDir(path)) {
    if (name === "lock") continue;
    throw new UnusableDataError(
      `${path} holds ${name} but was not made by Vez, or its file "format" is lost. Nothing was changed. ` +
        `Give an empty or a new folder in VEZ_DATA_DIR.`,
    );
  }
}
