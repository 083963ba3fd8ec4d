import assert from "node:assert/strict";
import postgres from "postgres";
import { databasePassword } from "../../supabase/local/keys.ts";
import { startPostgres } from "../../supabase/local/postgres.ts";
import { runVez, startVez, type VezProcess } from "../support/vez_process.ts";

async function temporaryFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await Deno.makeTempDir({ prefix: "vez_refuse_" });
  return { path: `${path}/data`, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}

/** Without the demo clinic, which takes as long as the rest of a start. */
const EMPTY = { VEZ_DEMO: "off" };

async function stop(vez: VezProcess): Promise<void> {
  vez.kill("SIGTERM");
  await vez.ended;
}

/** One folder for both steps: to fill it is most of the work. */
Deno.test("start: refusals, and a start that needs nothing of its own", async (t) => {
  await using folder = await temporaryFolder();
  const first = await startVez({ dataDir: folder.path, environment: EMPTY });
  await stop(first);
  await t.step(
    "a folder without its keys, or with another version's data, is refused",
    () => refusesStrangeFolders(first, folder),
  );
  await using supabase = await startVez({ dataDir: folder.path });
  await t.step(
    "with SUPABASE_URL in the environment nothing embedded starts",
    () => startsNothingEmbedded(supabase),
  );
});

/** Nothing is changed by a refusal: with what was lost the folder goes on. */
async function refusesStrangeFolders(first: VezProcess, folder: { path: string }) {
  await Deno.rename(`${folder.path}/keys.json`, `${folder.path}/../keys.json`);
  const keyless = await runVez({ dataDir: folder.path });
  assert.notEqual(keyless.code, 0);
  assert.match(keyless.printed, /^\S+keys\.json is missing.*Nothing was changed\. Restore.*\n$/);
  await Deno.rename(`${folder.path}/../keys.json`, `${folder.path}/keys.json`);

  await inDatabase(
    folder.path,
    first,
    `
    insert into supabase_migrations.schema_migrations (version, name) values ('29991231235959', 'from_tomorrow')`,
  );
  const newer = await runVez({ dataDir: folder.path });
  assert.notEqual(newer.code, 0);
  assert.match(
    newer.printed,
    /^The database has migration 29991231235959.*Nothing was changed\. Start that version.*\n$/,
  );

  await inDatabase(
    folder.path,
    first,
    `
    delete from supabase_migrations.schema_migrations where version = '29991231235959'`,
  );
}

async function inDatabase(dataDir: string, { keys }: VezProcess, statement: string): Promise<void> {
  const server = await startPostgres({ dataDir: `${dataDir}/postgres`, password: databasePassword(keys) });
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  await sql.unsafe(statement).finally(() => sql.end());
  await server.stop();
}

async function startsNothingEmbedded(supabase: VezProcess) {
  await using unused = await temporaryFolder();
  const environment = {
    SUPABASE_URL: supabase.url,
    SUPABASE_ANON_KEY: supabase.keys.publishable_key,
    SUPABASE_DB_URL: supabase.keys.database_url,
    VEZ_JWT_SECRET: supabase.keys.jwt_secret,
  };
  await using vez = await startVez({ dataDir: unused.path, environment, keys: supabase.keys });
  for (const path of ["/healthz", "/readyz", "/entrar", "/functions/v1/api/openapi.json"]) {
    const answer = await fetch(`${vez.url}${path}`);
    await answer.body?.cancel();
    assert.equal(answer.status, 200, path);
  }
  const embedded = await fetch(`${vez.url}/auth/v1/settings`);
  await embedded.body?.cancel();
  assert.equal(embedded.status, 404);
  await assert.rejects(Deno.stat(unused.path), Deno.errors.NotFound);

  await stop(supabase);
  const unready = await fetch(`${vez.url}/readyz`);
  assert.equal(unready.status, 503);
  assert.match(await unready.text(), /does not answer/);
}
