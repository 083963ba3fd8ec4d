import { createWeb } from "./app.tsx";
import { buildIslands } from "./build.ts";
import { WebSettings } from "./settings.ts";

/** Serves the pages alone, against a Supabase project whose function `api` is deployed. */
async function main(): Promise<void> {
  const environment = Deno.env.toObject();
  const supabaseUrl = environment.SUPABASE_URL;
  const settings = WebSettings.parse({
    supabaseUrl,
    publishableKey: environment.SUPABASE_PUBLISHABLE_KEY ?? environment.SUPABASE_ANON_KEY,
    apiUrl: environment.VEZ_API_URL ?? `${supabaseUrl}/functions/v1/api`,
  });
  await buildIslands();
  const { app } = createWeb(settings);
  Deno.serve({ port: Number(environment.PORT ?? 8000) }, app.fetch);
}

if (import.meta.main) await main();
