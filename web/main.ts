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
    publicUrl: environment.VEZ_PUBLIC_URL || undefined,
    trustedProxies: Number(environment.VEZ_TRUSTED_PROXIES || 0),
    secretKey: environment.SUPABASE_SECRET_KEY || environment.SUPABASE_SERVICE_ROLE_KEY || undefined,
  });
  await buildIslands();
  const { app } = createWeb(settings);
  Deno.serve(
    { port: Number(environment.PORT ?? 8000) },
    (request, { remoteAddr }) => app.fetch(request, { peer: remoteAddr.hostname }),
  );
}

if (import.meta.main) await main();
