import { createApi } from "./app.ts";
import { settingsFrom } from "./settings.ts";

/** The API alone: what Supabase runs as the function `api`. The only reader of the environment in edge/. */
const { app, watch } = createApi(settingsFrom(Deno.env.toObject()));

watch();

Deno.serve((request, { remoteAddr }) =>
  app.fetch(request, { peer: "hostname" in remoteAddr ? remoteAddr.hostname : null })
);
