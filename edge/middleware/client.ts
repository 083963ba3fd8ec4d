import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "../api_env.ts";
import { type ClientAddresses, networkOf } from "../domain/client_address.ts";

/** Notes who asks, for limits; only what can be trusted decides. */
export function client(addresses: ClientAddresses) {
  return createMiddleware<ApiEnv>(async function client(c, next) {
    const address = await addresses.of(c.req.raw.headers, c.env?.peer);
    const userAgent = (c.req.header("user-agent") ?? "").slice(0, 400);
    c.set("client", { address, network: networkOf(address), userAgent });
    await next();
  });
}
