import assert from "node:assert/strict";
import { publicSite } from "./public_site.ts";

async function firstAssets(site: Awaited<ReturnType<typeof publicSite>>, path: string): Promise<string[]> {
  const html = await (await site.get(path)).text();
  return [...html.matchAll(/"(\/static\/[^"]+)"/g)].map(([, url]) => url);
}

Deno.test("static files: what a page names is there, immutable and compressed", async () => {
  const site = await publicSite();
  const urls = await firstAssets(site, "/cadastro/clinica");
  assert.ok(urls.some((url) => url.includes(".css")) && urls.some((url) => url.includes(".js")));
  for (const url of urls) {
    const response = await site.get(url, { "accept-encoding": "gzip, br" });
    assert.equal(response.status, 200, url);
    assert.match(response.headers.get("cache-control") ?? "", /max-age=31536000, immutable/, url);
    assert.equal(response.headers.get("content-encoding"), "br", url);
    assert.match(response.headers.get("vary") ?? "", /accept-encoding/i);
    await response.body?.cancel();
  }
  site.close();
});

Deno.test("static files: a wrong version is served, but not kept", async () => {
  const site = await publicSite();
  const response = await site.get("/static/css/public.css?v=old");
  assert.equal(response.headers.get("cache-control"), "public, max-age=3600");
  await response.body?.cancel();
  site.close();
});

Deno.test("static files: gzip and plain for those who ask, 304 for those who have it", async () => {
  const site = await publicSite();
  const zipped = await site.get("/static/css/public.css", { "accept-encoding": "gzip" });
  assert.equal(zipped.headers.get("content-encoding"), "gzip");
  assert.ok((await zipped.arrayBuffer()).byteLength < 12_000);
  const plain = await site.get("/static/css/public.css", { "accept-encoding": "identity" });
  assert.equal(plain.headers.get("content-encoding"), null);
  assert.match(await plain.text(), /^@layer tokens, base, components, pages;/);
  const etag = plain.headers.get("etag") ?? "";
  assert.equal((await site.get("/static/css/public.css", { "if-none-match": etag })).status, 304);
  site.close();
});

Deno.test("static files: nothing outside the folder can be read", async () => {
  const site = await publicSite();
  for (
    const path of [
      "/static/../app.tsx",
      "/static/%2e%2e/app.tsx",
      "/static/css/../../../deno.json",
      "/static/",
    ]
  ) {
    const response = await site.get(path);
    assert.equal(response.status, 404, path);
    await response.body?.cancel();
  }
  site.close();
});

Deno.test("files that browsers look for at the root are there", async () => {
  const site = await publicSite();
  const types = {
    "/favicon.svg": "image/svg+xml",
    "/favicon.ico": "image/png",
    "/apple-touch-icon.png": "image/png",
    "/robots.txt": "text/plain; charset=utf-8",
    "/manifest.webmanifest": "application/manifest+json",
  };
  for (const [path, type] of Object.entries(types)) {
    const response = await site.get(path);
    assert.equal(response.status, 200, path);
    assert.equal(response.headers.get("content-type"), type, path);
    await response.body?.cancel();
  }
  const manifest = await (await site.get("/manifest.webmanifest")).json();
  for (const icon of manifest.icons) assert.equal((await site.get(icon.src)).status, 200);
  site.close();
});

Deno.test("static files: the worker of tickets is a script of the root that browsers look at again", async () => {
  const site = await publicSite();
  const response = await site.get("/ticket-worker.js");
  assert.equal(response.status, 200);
  assert.match(response.headers.get("content-type") ?? "", /^text\/javascript/);
  assert.doesNotMatch(response.headers.get("cache-control") ?? "", /immutable/);
  assert.match(response.headers.get("content-security-policy") ?? "", /script-src 'self'/);
  assert.match(await response.text(), /vez-ticket/);
  site.close();
});
