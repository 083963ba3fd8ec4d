import type { MiddlewareHandler } from "hono";
import { createClientAddresses } from "../../edge/domain/client_address.ts";
import type { WebSettings } from "../settings.ts";
import type { WebEnv } from "../web_env.ts";

/** Lets what we ask the API for a reader count as the reader's, not as ours: limits go by who asks. */
export function onBehalf({ trustedProxies = 0, secretKey }: WebSettings): MiddlewareHandler<WebEnv> {
  const addresses = createClientAddresses({ trustedProxies, secret: secretKey });
  return async function onBehalf(c, next) {
    const address = await addresses.of(c.req.raw.headers, c.env?.peer);
    const browser = c.req.header("user-agent") ?? "";
    c.set("onBehalf", { ...await addresses.vouch(address), ...browser ? { "user-agent": browser } : {} });
    await next();
  };
}
