import assert from "node:assert/strict";
import { PUBLIC_PATHS, publicSite } from "./public_site.ts";

/** A policy as its directives. */
function directives(response: Response): Map<string, string> {
  const policy = response.headers.get("content-security-policy") ?? "";
  return new Map(
    policy.split(";").map((part) => {
      const [name, ...sources] = part.trim().split(" ");
      return [name, sources.join(" ")];
    }),
  );
}

Deno.test("securityHeaders(): every page has the strict policy, 404 and static files included", async () => {
  const site = await publicSite();
  for (const path of [...PUBLIC_PATHS, "/static/css/public.css", "/robots.txt"]) {
    const response = await site.get(path);
    await response.body?.cancel();
    const policy = directives(response);
    assert.equal(policy.get("default-src"), "'none'", path);
    assert.equal(policy.get("script-src"), "'self'");
    assert.equal(policy.get("style-src"), "'self'");
    assert.equal(policy.get("frame-ancestors"), "'none'");
    assert.equal(policy.get("base-uri"), "'none'");
    assert.equal(policy.get("form-action"), "'self'");
    assert.equal(policy.get("connect-src"), "'self' ws://vez.test");
    assert.doesNotMatch([...policy.values()].join(" "), /unsafe|\*|https?:/);
    assert.equal(response.headers.get("x-content-type-options"), "nosniff");
    assert.equal(response.headers.get("x-frame-options"), "DENY");
    assert.equal(response.headers.get("referrer-policy"), "same-origin");
    assert.match(response.headers.get("permissions-policy") ?? "", /camera=\(\)/);
  }
  site.close();
});

Deno.test("securityHeaders(): pages may talk to a Supabase elsewhere, and to nobody else", async () => {
  const site = await publicSite({
    supabaseUrl: "https://abc.supabase.co",
    apiUrl: "https://abc.supabase.co/functions/v1/api",
    embedded: false,
  });
  const policy = directives(await site.get("/"));
  assert.equal(
    policy.get("connect-src"),
    "'self' https://abc.supabase.co wss://abc.supabase.co ws://vez.test",
  );
  site.close();
});

Deno.test("securityHeaders(): a forged Host cannot add a source", async () => {
  const site = await publicSite();
  for (const host of ["evil.example;script-src *", "a b", "x'; default-src *"]) {
    const policy = directives(await site.get("/", { host }));
    assert.doesNotMatch([...policy.values()].join(" "), /\*|evil/);
  }
  site.close();
});

Deno.test("pages hold no inline script, style or handler", async () => {
  const site = await publicSite();
  for (const path of PUBLIC_PATHS) {
    const html = await (await site.get(path)).text();
    assert.doesNotMatch(html, /<style|\sstyle="|\son[a-z]+="|javascript:/i, path);
    for (const [script] of html.matchAll(/<script[^>]*>/g)) {
      assert.match(script, /type="module" src="\/static\/build\/|type="application\/json"/, script);
    }
    for (const [, url] of html.matchAll(/(?:src|href|action)="([^"]*)"/g)) {
      assert.match(url, /^(\/(?!\/)|#)/, `${path} leads away to ${url}`);
    }
  }
  site.close();
});

Deno.test("sameOriginForms(): refuses forms of other sites, by header or by origin", async () => {
  const site = await publicSite();
  const send = (headers: Record<string, string>) => site.post("/idioma", { language: "en" }, headers);
  assert.equal((await send({ origin: "https://evil.example" })).status, 403);
  assert.equal((await send({ origin: "null" })).status, 403);
  assert.equal((await send({ origin: "", "sec-fetch-site": "cross-site" })).status, 403);
  assert.equal((await send({ origin: "", "sec-fetch-site": "same-site" })).status, 403);
  assert.equal((await send({ "sec-fetch-site": "same-origin" })).status, 303);
  assert.equal((await send({ origin: "http://vez.test" })).status, 303);
  assert.equal((await send({ origin: "https://vez.test" })).status, 303, "behind a proxy that ends TLS");
  site.close();
});

Deno.test("cookies are httpOnly and SameSite=Lax, and Secure when the browser came by TLS", async () => {
  const site = await publicSite();
  await site.post("/idioma", { language: "en" });
  await site.post("/idioma", { language: "en" }, { "x-forwarded-proto": "https" });
  const [plain, secure] = site.setCookies;
  assert.match(plain, /HttpOnly/);
  assert.match(plain, /SameSite=Lax/);
  assert.doesNotMatch(plain, /Secure/);
  assert.match(secure, /Secure/);
  site.close();
});

Deno.test("securityHeaders(): TLS is asked for again only by answers that came by TLS", async () => {
  const site = await publicSite();
  assert.equal((await site.get("/")).headers.get("strict-transport-security"), null);
  const secure = await site.get("/", { "x-forwarded-proto": "https" });
  assert.equal(secure.headers.get("strict-transport-security"), "max-age=31536000");
  site.close();
});
