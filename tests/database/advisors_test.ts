import assert from "node:assert/strict";
import { testDatabase } from "../support/database.ts";

/** Runs the Supabase CLI; null where there is none. */
async function supabase(...args: string[]): Promise<{ success: boolean; text: string } | null> {
  const env = { DO_NOT_TRACK: "1", SUPABASE_TELEMETRY_DISABLED: "1", PGSSLMODE: "disable" };
  const command = new Deno.Command("supabase", {
    args,
    env,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  });
  try {
    const { success, stdout, stderr } = await command.output();
    const decoder = new TextDecoder();
    return { success, text: decoder.decode(stdout) + decoder.decode(stderr) };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

const cli = await supabase("--version");

Deno.test({
  name: "advisors: Supabase's own find no error in the migrated database",
  ignore: cli === null,
  async fn() {
    await using db = await testDatabase();
    const run = await supabase("db", "advisors", `--remote=${db.url}`, "--level=error", "--fail-on=error");
    assert.ok(run?.success, run?.text);
  },
});
