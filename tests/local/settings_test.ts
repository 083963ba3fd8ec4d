import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { readSettings, SettingError } from "../../supabase/settings.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

Deno.test("readSettings() starts everything here with nothing set, beside the sources", () => {
  const settings = readSettings({});
  assert.equal(settings.port, 8000);
  assert.equal(settings.dataDir, `${root}.vez`);
  assert.equal(settings.demo, true);
  assert.equal(settings.external, undefined);
});

Deno.test("readSettings() sees a relative data folder from where the task was called, and takes empty for unset", () => {
  const { dataDir, external } = readSettings({
    VEZ_DATA_DIR: "data",
    INIT_CWD: "/srv/vez",
    SUPABASE_URL: "",
  });
  assert.equal(dataDir, "/srv/vez/data");
  assert.equal(external, undefined);
  assert.equal(readSettings({ VEZ_DATA_DIR: "/data", INIT_CWD: "/srv" }).dataDir, "/data");
  assert.equal(readSettings({ VEZ_DEMO: "off" }).demo, false);
});

Deno.test("readSettings() takes an external Supabase by today's and by older names", () => {
  const external = {
    supabaseUrl: "https://abc.supabase.co",
    publishableKey: "key",
    databaseUrl: "postgres://u:p@h/postgres",
  };
  const today = { SUPABASE_PUBLISHABLE_KEY: "key", DATABASE_URL: "postgres://u:p@h/postgres" };
  const older = { SUPABASE_ANON_KEY: "key", SUPABASE_DB_URL: "postgres://u:p@h/postgres" };
  for (const names of [today, older]) {
    assert.deepEqual(readSettings({ SUPABASE_URL: "https://abc.supabase.co/", ...names }).external, external);
  }
});

Deno.test("readSettings() says in one sentence what cannot be used", () => {
  for (
    const [name, value] of [["PORT", "http"], ["PORT", "70000"], ["SUPABASE_URL", "https://abc.supabase.co"]]
  ) {
    assert.throws(() => readSettings({ [name]: value }), SettingError);
  }
});

Deno.test("readSettings() refuses a number of proxies that is none", () => {
  for (const proxies of ["yes", "-1", "1.5", "11", "1 "]) {
    assert.throws(() => readSettings({ VEZ_TRUSTED_PROXIES: proxies }), SettingError, proxies);
  }
  assert.equal(readSettings({ VEZ_TRUSTED_PROXIES: "2" }).environment.VEZ_TRUSTED_PROXIES, "2");
});
