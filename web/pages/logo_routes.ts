import { Hono } from "hono";
import { readLogo, StorageOutOfReach } from "../backend/logos.ts";
import type { WebSettings } from "../settings.ts";
import type { WebEnv } from "../web_env.ts";

const FOLDER = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/**
 * Logos on the pages' own origin: the policy of the pages names no other, and a phone that is shown one asks nobody
 * else. A name is used once, so what a browser has of it stays right.
 */
export function logoRoutes(settings: WebSettings): Hono<WebEnv> {
  return new Hono<WebEnv>().get(
    `/logos/:folder{${FOLDER}}/:file{[A-Za-z0-9_-]{1,80}\\.(?:png|jpg|webp)}`,
    async (c) => {
      const { folder, file } = c.req.param();
      try {
        const logo = await readLogo(settings, `${folder}/${file}`);
        if (!logo) return c.body(null, 404, { "cache-control": "no-store" });
        return c.body(logo.bytes, 200, {
          "content-type": logo.type,
          "cache-control": "public, max-age=31536000, immutable",
        });
      } catch (error) {
        if (!(error instanceof StorageOutOfReach)) throw error;
        return c.body(null, 503, { "cache-control": "no-store", "retry-after": "10" });
      }
    },
  );
}
