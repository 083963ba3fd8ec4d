/** The realtime server alone, in a process of its own. Argument: JSON `{databaseUrl, jwtSecret, apiKeys}`. Prints `{"port":N}`. */
import { z } from "zod";
import { startRealtime } from "../../../supabase/local/realtime/mod.ts";

const Order = z.object({ databaseUrl: z.string(), jwtSecret: z.string(), apiKeys: z.array(z.string()) });

const realtime = await startRealtime(Order.parse(JSON.parse(Deno.args[0])));

Deno.serve(
  { hostname: "127.0.0.1", port: 0, onListen: ({ port }) => console.log(JSON.stringify({ port })) },
  (request) => realtime.fetch(request),
);
