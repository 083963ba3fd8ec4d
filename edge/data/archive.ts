import * as z from "zod/mini";
import { Archive, ArchiveSize } from "../domain/archive.ts";
import { StoredFile } from "../files.ts";
import type { Caller } from "./caller.ts";

const Row = z.record(z.string(), z.unknown());
export type Row = z.infer<typeof Row>;

const Begun = z.object({ id: z.string(), rows: z.int(), files: z.array(StoredFile) });

const Contents = z.object({
  establishment: Row,
  people: z.array(z.object({ user_id: z.string(), email: z.nullable(z.string()) })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  files: z.array(StoredFile),
});
/** The frame of an archive: what is not told by pages. */
export type Contents = z.infer<typeof Contents>;

const Page = z.object({ rows: z.array(Row), next: z.nullable(z.string()) });
export type Page = z.infer<typeof Page>;

/** What an archive would hold. */
export function describeArchive(caller: Caller, establishment: string) {
  return caller.ask(ArchiveSize, (sql) => sql`select private.describe_archive(${establishment}) as answer`);
}

/** Notes that the owner takes the archive, and counts what will be in it. */
export function beginArchive(caller: Caller, establishment: string) {
  return caller.act(Begun, (sql) => sql`private.begin_archive(${establishment})`);
}

export function readArchive(caller: Caller, establishment: string, archive: string) {
  return caller.ask(
    Archive,
    (sql) => sql`select private.read_archive(${establishment}, ${archive}) as answer`,
  );
}

/** Notes how far an archive has come. */
export async function noteArchive(
  caller: Caller,
  establishment: string,
  archive: string,
  { done, state }: Pick<Archive, "done" | "state">,
): Promise<void> {
  await caller.ask(
    z.unknown(),
    (sql) => sql`select private.note_archive(${establishment}, ${archive}, ${done}, ${state}) as answer`,
  );
}

export function readContents(caller: Caller, establishment: string) {
  return caller.ask(Contents, (sql) => sql`select private.archive_contents(${establishment}) as answer`);
}

/** A thousand rows of a table after a cursor; `next` is null at the end. */
export function readPage(caller: Caller, establishment: string, table: string, after: string | null) {
  return caller.ask(
    Page,
    (sql) => sql`select private.archive_page(${establishment}, ${table}, ${after}) as answer`,
  );
}
