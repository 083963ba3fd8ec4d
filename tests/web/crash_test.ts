import assert from "node:assert/strict";
import { mock } from "node:test";
import { foreignSession } from "./foreign_session.ts";
import { publicSite } from "./public_site.ts";

Deno.test("crashed(): a page whose API is down says so in the reader's language, without a word of why", async () => {
  const site = await publicSite({ fetchApi: () => Promise.reject(new Error("secret reason")) });
  const log = mock.method(console, "error", () => {});
  try {
    const cookie = `vez-session=${await foreignSession()}`;
    const page = await site.get("/app", { cookie, "accept-language": "en" });
    assert.equal(page.status, 500);
    const html = await page.text();
    assert.match(html, /Something went wrong on our side/);
    assert.doesNotMatch(html, /secret|Error|\.tsx?/);
    assert.match(page.headers.get("content-security-policy") ?? "", /default-src 'none'/);
    assert.equal(log.mock.callCount(), 1);
  } finally {
    log.mock.restore();
    site.close();
  }
});
