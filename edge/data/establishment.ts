import * as z from "zod/mini";
import {
  CreatedEstablishment,
  Establishment,
  type EstablishmentChanges,
  Indicators,
  type NewEstablishment,
} from "../domain/establishment.ts";
import { type Caller, found } from "./caller.ts";
import { listed } from "./database.ts";

const COLUMNS = Object.keys(Establishment.shape);

/** Signs a clinic up; the caller becomes its owner. */
export function createEstablishment(caller: Caller, data: NewEstablishment) {
  return caller.act(CreatedEstablishment, (sql) => sql`private.create_establishment(${sql.json(data)})`);
}

export async function readEstablishment(caller: Caller, id: string) {
  return found(
    await caller.ask(z.nullable(Establishment), (sql) =>
      sql`
        select to_jsonb(e) as answer
        from (select ${listed(sql, COLUMNS)} from public.establishments where id = ${id}) as e`),
  );
}

/** Saves settings unless somebody else saved since `version`: then `version_conflict` tells what changed. */
export function changeEstablishment(
  caller: Caller,
  id: string,
  version: number,
  patch: Omit<EstablishmentChanges, "version">,
) {
  return caller.act(
    Establishment,
    (sql) => sql`private.update_establishment(${id}, ${version}, ${sql.json(patch)})`,
  );
}

/** Notes where the logo is, under the same condition; null when there is none any more. */
export function changeLogo(caller: Caller, id: string, version: number, path: string | null) {
  return caller.act(
    Establishment,
    (sql) => sql`private.update_establishment(${id}, ${version}, ${sql.json({ logo_path: path })})`,
  );
}

export function countIndicators(caller: Caller, id: string) {
  return caller.ask(Indicators, (sql) => sql`select private.indicators(${id}) as answer`);
}
