import assert from "node:assert/strict";
import * as z from "zod/mini";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());
const reader = api.bearing();

const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
});
const Document = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

async function document() {
  return (await reader.get("/openapi.json")).read(Document);
}

Deno.test("/openapi.json names every route that API.md has for the queue", async () => {
  const { openapi, paths } = await document();
  assert.equal(openapi, "3.1.0");
  const routes = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`)
  );
  for (
    const route of [
      "POST /establishments",
      "GET /establishments/{id}",
      "GET /establishments/{id}/indicators",
      "GET /establishments/{id}/queue",
      "POST /establishments/{id}/visits",
      "POST /establishments/{id}/queue/call-next",
      ...["triage", "call", "start", "finish", "cancel", "no-show", "return"].map((act) =>
        `POST /visits/{id}/${act}`
      ),
      "GET /tickets/{token}",
      "POST /tickets/{token}/session",
      "GET /displays/{id}",
      "POST /displays/{id}/session",
      "GET /establishments/{id}/displays",
      "POST /establishments/{id}/displays",
      "GET /establishments/{id}/professionals",
      "POST /establishments/{id}/professionals",
      "GET /professionals/{id}",
      "PATCH /professionals/{id}",
      "DELETE /professionals/{id}",
      "GET /establishments/{id}/patients",
      "POST /establishments/{id}/patients",
      "GET /patients/{id}",
      "PATCH /patients/{id}",
      "GET /me",
    ]
  ) assert.ok(routes.includes(route), route);
});

Deno.test("/openapi.json has no reference that leads nowhere, and no operation id twice", async () => {
  const held = await document();
  const text = JSON.stringify(held);
  const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
  assert.ok(references.length > 20);
  for (const name of references) assert.ok(name in held.components.schemas, name);
  const ids = Object.values(held.paths).flatMap((item) => Object.values(item).map((one) => one.operationId));
  assert.equal(new Set(ids).size, ids.length);
});

Deno.test("/openapi.json says what may go wrong: a body may be wrong, a session missing, a key used", async () => {
  const { responses } = (await document()).paths["/establishments/{id}/visits"].post;
  for (const status of ["201", "400", "401", "403", "404", "409", "413", "415", "422", "503"]) {
    assert.ok(status in responses, status);
  }
  assert.match(responses["409"].description, /already_in_queue.*idempotency_key_reused/);
});

Deno.test("Routes that the document calls staff's refuse whoever has no session, before anything else", async () => {
  const { paths } = await document();
  let tried = 0;
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, { security }] of Object.entries(item)) {
      // Anybody may ask for a code to pair a TV, and says nothing with it.
      if (path === "/pairings") continue;
      const answer = await reader.send(path.replace(/\{\w+\}/, "x"), { method: method.toUpperCase() });
      // Public routes look for a row, or for a body.
      const open = path.includes("{") ? [404, 422] : [422];
      assert.ok((security.length > 0 ? [401] : open).includes(answer.status), `${method} ${path}`);
      tried++;
    }
  }
  assert.ok(tried > 25);
});

Deno.test("/docs is plain HTML with a strict policy that its one style passes", async () => {
  const answer = await reader.get("/docs", { "accept-language": "en" });
  assert.match(answer.headers.get("content-type") ?? "", /^text\/html/);
  const policy = answer.headers.get("content-security-policy") ?? "";
  assert.match(policy, /^default-src 'none'; style-src 'sha256-/);
  assert.ok(!/<script|<link|\son\w+=|\sstyle=|src=/.test(answer.text));
  const style = /<style>([\s\S]*?)<\/style>/.exec(answer.text)?.[1] ?? "";
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style));
  assert.ok(policy.includes(`'sha256-${new Uint8Array(digest).toBase64()}'`));
  for (const part of ['lang="en"', "/tickets/{token}", "already_in_queue", "Already in the queue"]) {
    assert.ok(answer.text.includes(part), part);
  }
});
