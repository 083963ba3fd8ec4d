import assert from "node:assert/strict";
import { join } from "node:path";
import { UnusableDataError } from "../../supabase/local/cluster.ts";
import { openDataFolder } from "../../supabase/local/data_folder.ts";
import { createKeys, readKeys, writeKeys } from "../../supabase/local/keys.ts";

async function temporaryFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await Deno.makeTempDir({ prefix: "vez_folder_" });
  return { path, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}

async function modeOf(path: string): Promise<number> {
  return ((await Deno.stat(path)).mode ?? 0) & 0o777;
}

Deno.test("openDataFolder() makes a folder that only its owner may enter, and opens it again", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "new", "data");
  (await openDataFolder(path)).release();
  assert.equal(await modeOf(path), 0o700);
  (await openDataFolder(path)).release();
});

Deno.test("openDataFolder() refuses a folder in use and says where", async () => {
  await using folder = await temporaryFolder();
  const first = await openDataFolder(folder.path);
  await first.announce("http://localhost:8000");
  await assert.rejects(openDataFolder(folder.path), /already running on .*, at http:\/\/localhost:8000:/);
  first.release();
  (await openDataFolder(folder.path)).release();
});

Deno.test("openDataFolder() refuses what a newer version made and what is somebody else's, and changes nothing", async () => {
  await using newer = await temporaryFolder();
  await Deno.writeTextFile(join(newer.path, "format"), "2\n");
  await assert.rejects(openDataFolder(newer.path), /newer version of Vez/);
  await using foreign = await temporaryFolder();
  await Deno.writeTextFile(join(foreign.path, "thesis.odt"), "precious");
  await assert.rejects(openDataFolder(foreign.path), UnusableDataError);
  assert.equal(await Deno.readTextFile(join(foreign.path, "thesis.odt")), "precious");
  await assert.rejects(Deno.stat(join(foreign.path, "format")), Deno.errors.NotFound);
});

Deno.test("openDataFolder() says so when the folder is a file", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "file");
  await Deno.writeTextFile(path, "");
  await assert.rejects(openDataFolder(path), /^UnusableDataError: Cannot use .*file as data folder:/);
});

Deno.test("keys are random per folder, readable by their owner alone, and refused when broken", async () => {
  await using folder = await temporaryFolder();
  assert.equal(await readKeys(folder.path), undefined);
  const [keys, others] = [createKeys(), createKeys()];
  for (const name of ["publishable_key", "secret_key", "jwt_secret", "database_url"] as const) {
    assert.notEqual(keys[name], others[name]);
  }
  await writeKeys(folder.path, keys);
  assert.deepEqual(await readKeys(folder.path), keys);
  assert.equal(await modeOf(join(folder.path, "keys.json")), 0o600);
  for (const text of ["", "{}", JSON.stringify({ ...keys, jwt_secret: "short" })]) {
    await Deno.writeTextFile(join(folder.path, "keys.json"), text);
    await assert.rejects(readKeys(folder.path), /keys\.json cannot be understood/);
  }
});
