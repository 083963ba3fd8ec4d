import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { testDatabase } from "../support/database.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Runs the Supabase CLI; undefined when this machine has none. */
async function supabase(...args: string[]): Promise<{ code: number; printed: string } | undefined> {
  try {
    const command = new Deno.Command("supabase", { args: ["--workdir", root, ...args], stdin: "null" });
    const { code, stdout, stderr } = await command.output();
    const decoder = new TextDecoder();
    return { code, printed: decoder.decode(stdout) + decoder.decode(stderr) };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

const ignore = (await supabase("--version")) === undefined;

Deno.test({
  name: "supabase db advisors finds no error in the migrated database",
  ignore,
  async fn() {
    await using database = await testDatabase();
    const found = await supabase(
      "db",
      "advisors",
      `--remote=${database.url}`,
      "--fail-on=error",
      "--level=error",
    );
    assert.equal(found?.code, 0, found?.printed);
  },
});

Deno.test({
  name: "supabase db push finds every migration applied already",
  ignore,
  async fn() {
    await using database = await testDatabase();
    const pushed = await supabase("db", "push", `--remote=${database.url}`, "--dry-run");
    assert.equal(pushed?.code, 0, pushed?.printed);
    assert.match(pushed?.printed ?? "", /up to date/);
  },
});
