import assert from "node:assert/strict";
import { PROBLEM_CODES } from "../../edge/domain/problems.ts";
import { FIELD_CODES } from "../../edge/domain/field_errors.ts";
import { EN } from "../../edge/texts/en.ts";
import { PT_BR } from "../../edge/texts/pt_BR.ts";
import { textsFor } from "../../edge/texts/texts.ts";
import { clinic, person } from "../support/builders.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

/** Sends a body as it is to a route that wants JSON. */
async function sendBody(body: BodyInit, contentType?: string) {
  const house = await clinic(api.sql);
  const owner = await api.as(house.members.owner);
  const headers: Record<string, string> = contentType ? { "content-type": contentType } : {};
  return await owner.send(`/establishments/${house.id}/rooms`, { method: "POST", body, headers });
}

Deno.test("An unknown address is 404 and a wrong method 405 with what is allowed", async () => {
  const client = api.bearing();
  const unknown = await client.get("/nowhere");
  assert.deepEqual([unknown.status, unknown.problem().code], [404, "not_found"]);
  const wrong = await client.send("/establishments", { method: "PUT" });
  assert.deepEqual([wrong.status, wrong.problem().code], [405, "method_not_allowed"]);
  assert.equal(wrong.headers.get("allow"), "POST");
  assert.equal(
    (await client.send("/professionals/x", { method: "PUT" })).headers.get("allow"),
    "GET, HEAD, PATCH, DELETE",
  );
});

Deno.test("A body that is no JSON is 400, of another type 415, too large 413", async () => {
  const json = "application/json";
  for (
    const [body, type, status, code] of [
      ["{", json, 400, "malformed_body"],
      [new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), json, 400, "malformed_body"],
      ["name=Sala", "application/x-www-form-urlencoded", 415, "unsupported_media_type"],
      ['{"name":"Sala"}', "text/plain", 415, "unsupported_media_type"],
      [JSON.stringify({ name: "x".repeat(70_000) }), json, 413, "body_too_large"],
    ] as const
  ) {
    const answer = await sendBody(body, type);
    assert.deepEqual([answer.status, answer.problem().code], [status, code]);
  }
});

Deno.test("A body too large is refused even when its length is not told", async () => {
  const chunks = ReadableStream.from(Array.from({ length: 80 }, () => new Uint8Array(1024).fill(0x20)));
  assert.equal((await sendBody(chunks, "application/json")).status, 413);
});

Deno.test("JSON of any other type than an object is a wrong body, not a crash", async () => {
  for (const body of ["null", "[]", "1", '"x"', "true", "[".repeat(20_000) + "]".repeat(20_000)]) {
    const answer = await sendBody(body, "application/json; charset=utf-8");
    assert.equal(answer.status, 422, body.slice(0, 20));
    assert.equal(answer.problem().code, "invalid_input");
  }
});

Deno.test("Characters that Postgres cannot hold are the field's error", async () => {
  for (const name of ["a\u0000b", "a\ud800b", "a\u001bb"]) {
    const answer = await sendBody(JSON.stringify({ name }), "application/json");
    assert.deepEqual(
      answer.problem().errors?.map(({ path, code }) => [path, code]),
      [["name", "invalid_characters"]],
    );
  }
});

Deno.test("textsFor() takes the best language that is spoken here", () => {
  for (
    const [header, language] of [
      [undefined, "pt-BR"],
      ["", "pt-BR"],
      ["fr", "pt-BR"],
      ["en", "en"],
      ["en-GB,en;q=0.9", "en"],
      ["fr,en;q=0.5", "en"],
      ["pt-PT,en;q=0.9", "pt-BR"],
      ["en;q=0.4,pt;q=0.5", "pt-BR"],
      ["en;q=0", "pt-BR"],
      ["*", "pt-BR"],
    ] as const
  ) assert.equal(textsFor(header).language, language, header);
});

Deno.test("Every code has its own words in both languages", () => {
  for (const code of PROBLEM_CODES) {
    assert.notEqual(PT_BR.problems[code].title, EN.problems[code].title);
  }
  const say = (text: string | ((limit?: number) => string)) => typeof text === "function" ? text(3) : text;
  for (const code of FIELD_CODES) assert.notEqual(say(PT_BR.fields[code]), say(EN.fields[code]));
});

Deno.test("Answers carry a request id, forbid caching and framing, and let browsers of other origins in", async () => {
  const client = api.bearing();
  const answer = await client.get("/me", { "x-request-id": "abc-1", origin: "https://vez.example" });
  for (
    const [name, value] of [
      ["x-request-id", "abc-1"],
      ["cache-control", "no-store"],
      ["x-content-type-options", "nosniff"],
      ["content-security-policy", "default-src 'none'; frame-ancestors 'none'"],
      ["access-control-allow-origin", "*"],
      ["www-authenticate", "Bearer"],
    ]
  ) assert.equal(answer.headers.get(name), value);
  assert.match(
    (await client.get("/me", { "x-request-id": "a b\tc" })).headers.get("x-request-id") ?? "",
    /^[\w-]{36}$/,
  );
  const preflight = await client.send("/me", {
    method: "OPTIONS",
    headers: { origin: "https://vez.example", "access-control-request-method": "GET" },
  });
  assert.equal(preflight.status, 204);
  const allowed = preflight.headers.get("access-control-allow-headers") ?? "";
  for (const name of ["authorization", "apikey", "content-type", "idempotency-key", "x-client-info"]) {
    assert.ok(allowed.includes(name));
  }
});

Deno.test("The log has one line per request, with the pattern and nothing personal", async () => {
  const house = await clinic(api.sql);
  const caller = await api.as(house.members.owner);
  api.lines.length = 0;
  await caller.get(`/establishments/${house.id}/professionals?specialty=segredo`, { "x-request-id": "r-1" });
  await caller.post(`/establishments/${house.id}/visits`, { patient: { name: "Segredo Silva", cpf: "1" } });
  assert.deepEqual(
    api.lines.map(({ method, route, status }) => [method, route, status]),
    [["GET", "/establishments/:id/professionals", 200], ["POST", "/establishments/:id/visits", 422]],
  );
  assert.equal(api.lines[0].request_id, "r-1");
  const text = JSON.stringify(api.lines);
  for (const secret of [house.id, "egredo", house.members.owner]) assert.ok(!text.includes(secret));
});

Deno.test("A database out of reach is 503 with Retry-After, not a crash", async () => {
  const lost = await testApi({ databaseUrl: "postgres://postgres:x@127.0.0.1:9/none" });
  const answer = await (await lost.as(await person(lost.sql))).get("/me");
  assert.deepEqual([answer.status, answer.problem().code], [503, "unavailable"]);
  assert.equal(answer.headers.get("retry-after"), "2");
  assert.match(lost.lines[0].failure ?? "", /ECONNREFUSED/);
  await lost[Symbol.asyncDispose]();
});
