import { createApi } from "./app.ts";
import { settingsFrom } from "./settings.ts";

/** The API alone: what Supabase runs as the function `api`. The only reader of the environment in edge/. */
const { app } = createApi(settingsFrom(Deno.env.toObject()));

Deno.serve((request, { remoteAddr }) =>
  app.fetch(request, { peer: "hostname" in remoteAddr ? remoteAddr.hostname : null })
);
