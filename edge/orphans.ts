import type { Database } from "./data/database.ts";
import { listOrphanedFiles } from "./data/leaving.ts";
import type { Files } from "./files.ts";

/** Removes files whose clinic is no more, until there are none; gives how many there were. */
export async function removeOrphanedFiles(database: Database, files: Files): Promise<number> {
  let removed = 0;
  let before = "";
  while (true) {
    const orphans = await listOrphanedFiles(database);
    if (orphans.length === 0) return removed;
    const names = JSON.stringify(orphans);
    if (names === before) throw new Error(`Cannot remove ${orphans.length} files: storage keeps them`);
    await files.remove(orphans);
    removed += orphans.length;
    before = names;
  }
}
