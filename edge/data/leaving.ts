import * as z from "zod/mini";
import { DeletedAccount, DeletedEstablishment } from "../domain/leaving.ts";
import { StoredFile } from "../files.ts";
import { asService, type Caller } from "./caller.ts";
import type { Database } from "./database.ts";

const Row = z.record(z.string(), z.unknown());

const Visit = z.looseObject({ code: z.string() });

const Export = z.looseObject({
  charts: z.array(z.looseObject({
    establishment: z.looseObject({ name: z.string() }),
    chart: Row,
    visits: z.array(Visit),
    files: z.array(StoredFile),
  })),
});
/** Everything about an account. */
export type Export = z.infer<typeof Export>;

/** A clinic of a hundred thousand visits takes some ten seconds; what Auth has noted is searched from end to end. */
const DELETION_TIMEOUT = "10min";

export function exportAccount(caller: Caller) {
  return caller.ask(Export, (sql) => sql`select private.export_account() as answer`);
}

export function deleteAccount(caller: Caller) {
  return caller.ask(DeletedAccount, (sql) => sql`select private.delete_account() as answer`, {
    timeout: DELETION_TIMEOUT,
  });
}

const Owned = z.object({ role: z.literal("owner"), name: z.string() });

/** The name of a clinic, for its owner alone. */
export async function readNameAsOwner(caller: Caller, establishment: string): Promise<string> {
  const { name } = await caller.ask(Owned, (sql) =>
    sql`
      select jsonb_build_object(
        'role', private.require_role(${establishment}, 'owner'),
        'name', (select name from public.establishments where id = ${establishment})) as answer`);
  return name;
}

export function deleteEstablishment(caller: Caller, establishment: string, name: string) {
  return caller.ask(
    DeletedEstablishment,
    (sql) => sql`select private.delete_establishment(${establishment}, ${name}) as answer`,
    { timeout: DELETION_TIMEOUT },
  );
}

/** At most a thousand files whose clinic is no more. */
export function listOrphanedFiles(database: Database) {
  return asService(database).ask(
    z.array(StoredFile),
    (sql) => sql`select private.orphaned_files() as answer`,
  );
}
