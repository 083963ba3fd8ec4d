import assert from "node:assert/strict";
import fc from "fast-check";
import { ProblemDocument } from "../../edge/openapi/problem_document.ts";
import { clinic, visits } from "../support/builders.ts";
import { chartMerge } from "../support/people.ts";
import { startAuthServer } from "../support/auth_server.ts";
import { type Client, testApi } from "../edge/support/test_api.ts";
import { readCatalogue, type Route } from "./support/api_catalogue.ts";
import { around, bytesOf } from "./support/arbitrary_bodies.ts";

const auth = startAuthServer();
const api = await testApi({ poolSize: 4, supabaseUrl: auth.url, publishableKey: "key", writeMail: () => {} });
Deno.test.afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await auth[Symbol.asyncDispose]();
});

const REQUESTS = 10_000;
/** Requests under way at once. */
const AT_ONCE = 20;

const contentType = fc.oneof(
  { weight: 20, arbitrary: fc.constant("application/json") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "application/json; charset=utf-16",
      "text/plain",
      "multipart/form-data",
      ";",
      "a/b/c",
    ),
  },
);
const key = fc.option(fc.constantFrom("k1", "k2", "k3", "k".repeat(201), "é"), { freq: 3, nil: undefined });

Deno.test(`${REQUESTS} requests made up from the document never get a 5xx`, async () => {
  const { routes, schemas } = await readCatalogue(api);
  const house = await clinic(api.sql);
  const made = await visits(api.sql, house, Array.from({ length: 30 }, () => ({})));
  const owner = await api.as(house.members.owner);
  const known = {
    establishments: [house.id],
    visits: made.map(({ id }) => id),
    professionals: [house.professional],
    patients: made.map(({ patient_id }) => patient_id),
    merges: [await chartMerge(api.sql, house.id)],
    displays: [house.display],
    tickets: made.map(({ token }) => token),
  };
  // After it the owner would have no rights, and nothing that follows would be ground.
  const harmless = routes.filter(({ id }) => id !== "narrowSession");
  const requests = harmless.map((route) => requestsTo(route, schemas, known));
  const seen = new Map<number, number>();
  const all = fc.sample(fc.oneof(...requests), { numRuns: REQUESTS, seed: 20261121 });
  for (let at = 0; at < all.length; at += AT_ONCE) {
    await Promise.all(
      all.slice(at, at + AT_ONCE).map(async (request) => {
        const status = await trial(owner, request);
        seen.set(status, (seen.get(status) ?? 0) + 1);
      }),
    );
  }
  // The mill ground something: good requests passed, and each kind of refusal was met.
  for (const status of [200, 201, 400, 404, 409, 415, 422]) {
    assert.ok((seen.get(status) ?? 0) > 10, `${status}`);
  }
});

interface MadeUpRequest {
  method: string;
  path: string;
  body?: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}

function requestsTo(
  { method, path, body, query }: Route,
  schemas: Parameters<typeof around>[1],
  known: Record<string, string[]>,
): fc.Arbitrary<MadeUpRequest> {
  const id = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...(known[path.split("/")[1]] ?? ["x"])) },
    {
      weight: 1,
      arbitrary: fc.oneof(fc.uuid(), fc.string(), fc.constantFrom("%00", "%ff", "..", "%2e%2e%2f")),
    },
  );
  const parameters = fc.tuple(
    ...query.map(({ name, schema }) =>
      around(schema, schemas).map((value) => `${name}=${encodeURIComponent(asText(value).toWellFormed())}`)
    ),
  );
  return fc.record({
    id,
    parameters,
    type: contentType,
    key,
    body: body ? bytesOf(around(body, schemas)) : fc.constant(undefined),
  }).map(({ id, parameters, type, key, body }) => ({
    method,
    path: path.replace(/\{\w+\}/, () => toPath(id)) + (parameters.length ? `?${parameters.join("&")}` : ""),
    body: body && new Uint8Array(body),
    headers: { ...(body ? { "content-type": type } : {}), ...(key ? { "idempotency-key": key } : {}) },
  }));
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value) ?? "";
}

/** Leaves escapes as they are, so that broken ones arrive broken. */
function toPath(id: string): string {
  return id.startsWith("%") || id === ".." ? id : encodeURIComponent(id.toWellFormed());
}

/** Sends one request; whatever comes back is an answer or a problem of the caller. */
async function trial(client: Client, { method, path, body, headers }: MadeUpRequest): Promise<number> {
  const answer = await client.send(path, { method, body, headers });
  const told = () =>
    `${method} ${path} ${body ? new TextDecoder().decode(body).slice(0, 500) : ""}: ${answer.text}`;
  assert.ok(answer.status < 500, told());
  if (answer.status >= 400) {
    assert.equal(answer.headers.get("content-type"), "application/problem+json", told());
    ProblemDocument.parse(JSON.parse(answer.text));
  }
  return answer.status;
}
