import assert from "node:assert/strict";
import { TERMS_VERSION } from "../../edge/domain/legal.ts";
import { PUBLIC_PATHS, publicSite } from "./public_site.ts";

Deno.test("public pages: each in the reader's language, with one h1 and one main", async () => {
  const site = await publicSite();
  for (const path of PUBLIC_PATHS) {
    for (const language of ["pt-BR", "en"]) {
      const response = await site.get(path, { "accept-language": language });
      const html = await response.text();
      assert.equal(response.headers.get("content-language"), language);
      assert.match(html, new RegExp(`<html lang="${language}">`));
      assert.equal(html.match(/<h1[ >]/g)?.length, 1, `${path} has one h1`);
      assert.equal(html.match(/<main /g)?.length, 1);
      assert.doesNotMatch(html, /undefined|\[object|NaN/, path);
    }
  }
  site.close();
});

Deno.test("public pages: an unknown address answers 404 in the reader's words", async () => {
  const site = await publicSite();
  const response = await site.get("/does-not-exist", { "accept-language": "en" });
  assert.equal(response.status, 404);
  assert.match(await response.text(), /Page not found/);
  site.close();
});

Deno.test("language switch: the choice outlives the browser's wish and comes back to the page", async () => {
  const site = await publicSite();
  const switched = await site.post("/idioma", { language: "en", next: "/termos?x=1" });
  assert.equal(switched.status, 303);
  assert.equal(switched.headers.get("location"), "/termos?x=1");
  const terms = await (await site.get("/termos")).text();
  assert.match(terms, /<h1>Terms of use/);
  const day = new Date(TERMS_VERSION).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
  assert.ok(terms.includes(`In force since ${day}`), "the day by which people agree to them");
  await site.post("/idioma", { language: "pt-BR", next: "/termos" });
  assert.match(await (await site.get("/termos", { "accept-language": "en" })).text(), /<h1>Termos de uso/);
  site.close();
});

Deno.test("language switch: never leads to another site and takes no unknown language", async () => {
  const site = await publicSite();
  const away = await site.post("/idioma", { language: "en", next: "//evil.example" });
  assert.equal(away.headers.get("location"), "/");
  const unknown = await site.post("/idioma", { language: "xx", next: "/" });
  assert.equal(unknown.headers.get("set-cookie"), null);
  site.close();
});

Deno.test("answers depend on language and session, and say so to caches", async () => {
  const site = await publicSite();
  const response = await site.get("/");
  assert.equal(response.headers.get("cache-control"), "private, no-cache");
  assert.match(response.headers.get("vary") ?? "", /Accept-Language/);
  assert.match(response.headers.get("vary") ?? "", /Cookie/);
  await response.body?.cancel();
  site.close();
});

Deno.test("/docs leads to the API's pages, /sessao/token says 401 to strangers", async () => {
  const site = await publicSite();
  assert.equal((await site.get("/docs")).headers.get("location"), "/functions/v1/api/docs");
  const token = await site.get("/sessao/token");
  assert.equal(token.status, 401);
  assert.equal(token.headers.get("cache-control"), "no-store");
  await token.body?.cancel();
  site.close();
});

Deno.test("an unreachable Supabase: login and sign-up keep what was typed and say what happened", async () => {
  const site = await publicSite();
  const response = await site.post("/entrar", { identifier: "ana@sol.com.br", password: "uma frase boa" });
  assert.equal(response.status, 503);
  const html = await response.text();
  assert.match(html, /value="ana@sol.com.br"/);
  assert.match(html, /Não conseguimos falar com o servidor/);
  assert.doesNotMatch(html, /uma frase boa/);
  site.close();
});
