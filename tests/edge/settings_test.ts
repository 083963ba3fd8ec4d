import assert from "node:assert/strict";
import { createApi } from "../../edge/app.ts";
import { readSettings, settingsFrom } from "../../edge/settings.ts";

const HOSTED = {
  SUPABASE_URL: "https://abc.supabase.co",
  SUPABASE_DB_URL: "postgresql://postgres:x@db.abc.supabase.co:5432/postgres",
  SUPABASE_ANON_KEY: "anon",
  SUPABASE_SERVICE_ROLE_KEY: "service",
  SUPABASE_PUBLISHABLE_KEYS: '{"default":"sb_publishable_x"}',
  SUPABASE_SECRET_KEYS: '{"default":"sb_secret_x"}',
  SUPABASE_JWKS: '{"keys":[{"kty":"EC","kid":"1"}]}',
};

Deno.test("settingsFrom() needs nothing but what hosted functions have", () => {
  const settings = readSettings(settingsFrom(HOSTED));
  assert.equal(settings.databaseUrl, HOSTED.SUPABASE_DB_URL);
  assert.equal(settings.supabaseUrl, HOSTED.SUPABASE_URL);
  assert.deepEqual(settings.jwks?.keys.map(({ kid }) => kid), ["1"]);
  assert.equal(settings.jwtSecret, undefined);
  assert.deepEqual([settings.publishableKey, settings.secretKey], ["sb_publishable_x", "sb_secret_x"]);
});

Deno.test("settingsFrom() takes the keys of older projects too", () => {
  const { SUPABASE_PUBLISHABLE_KEYS: _, SUPABASE_SECRET_KEYS: __, ...older } = HOSTED;
  const { publishableKey, secretKey } = readSettings(settingsFrom(older));
  assert.deepEqual([publishableKey, secretKey], ["anon", "service"]);
});

Deno.test("settingsFrom() takes a bare list of keys, and an empty variable for none", () => {
  const settings = readSettings(settingsFrom({ ...HOSTED, SUPABASE_JWKS: "[]", VEZ_SIGNING_KEY: "" }));
  assert.deepEqual([settings.jwks, settings.signingKey], [{ keys: [] }, undefined]);
});

Deno.test("readSettings() refuses what cannot work", () => {
  const { SUPABASE_DB_URL: _, ...withoutDatabase } = HOSTED;
  assert.throws(() => readSettings(settingsFrom(withoutDatabase)), /databaseUrl/);
  assert.throws(() => settingsFrom({ ...HOSTED, VEZ_SIGNING_KEY: "not json" }), /VEZ_SIGNING_KEY/);
  assert.throws(() => readSettings({ ...settingsFrom(HOSTED), jwtSecret: "short" }), /jwtSecret/);
});

Deno.test("createApi() answers below the base of the gateway, of a hosted function, and below none", async () => {
  const { app, close } = createApi({ ...settingsFrom(HOSTED), log: () => {} });
  for (const base of ["/functions/v1/api", "/api", ""]) {
    assert.equal((await app.request(`${base}/openapi.json`)).status, 200);
    assert.equal((await app.request(`${base}/me`)).status, 401);
  }
  assert.equal((await app.request("/apiary/me")).status, 404);
  await close();
});
