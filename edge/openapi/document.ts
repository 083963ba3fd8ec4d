import type { Hono } from "hono";
import { generateSpecs } from "hono-openapi";
import type { ApiEnv } from "../api_env.ts";
import { type ProblemCode, PROBLEMS } from "../domain/problems.ts";
import { nameComponents } from "./components.ts";

export type OpenApiDocument = Awaited<ReturnType<typeof generateSpecs>>;

type OperationObject = NonNullable<OpenApiDocument["paths"][string]["get"]>;

const PROBLEM_CONTENT = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };

nameComponents();

/** The OpenAPI 3.1 document of the routes of `app`, out of the schemas that they are checked by. */
export async function describeApi(app: Hono<ApiEnv>): Promise<OpenApiDocument> {
  const document = await generateSpecs(app, {
    excludeStaticFile: false,
    defaultValidationErrorResponse: false,
    documentation: {
      info: {
        title: "Vez",
        version: "1",
        description:
          "Live waiting queues of clinics and hospitals. JSON in snake_case, instants in ISO-8601 with " +
          "offset. Writes with an `Idempotency-Key` take effect once. Somebody else's row is not found. Fields that " +
          "no schema names are ignored. Texts follow `Accept-Language` (pt-BR, en); `code` is stable.",
        license: { name: "MIT", identifier: "MIT" },
      },
      servers: [{ url: "/functions/v1/api" }],
      components: {
        securitySchemes: {
          session: { type: "http", scheme: "bearer", bearerFormat: "Supabase access token" },
          panel: { type: "http", scheme: "bearer", bearerFormat: "credential of a paired TV" },
        },
      },
    },
  });
  for (const item of Object.values(document.paths)) {
    for (const operation of [item.get, item.post, item.put, item.patch, item.delete]) {
      if (operation) addImplied(operation);
    }
  }
  return document;
}

/** What may go wrong follows from what a route reads. */
function addImplied(operation: OperationObject): void {
  const parameters = operation.parameters?.flatMap((one) => "in" in one ? [one] : []) ?? [];
  const reads = new Set(parameters.map((parameter) => parameter.in));
  const implied: ProblemCode[] = [];
  if (reads.has("path")) implied.push("not_found");
  if (parameters.some(({ name }) => name === "idempotency-key")) implied.push("idempotency_key_reused");
  if (reads.has("header") || reads.has("query")) implied.push("invalid_input");
  if (operation.requestBody) {
    implied.push("malformed_body", "body_too_large", "unsupported_media_type", "invalid_input");
  }
  const answers = operation.responses ??= {};
  for (const code of new Set(implied)) {
    const status = String(PROBLEMS[code].status);
    const told = answers[status];
    const others = told && "description" in told ? `${told.description}, ` : "";
    answers[status] = { description: `${others}\`${code}\``, content: PROBLEM_CONTENT };
  }
}
