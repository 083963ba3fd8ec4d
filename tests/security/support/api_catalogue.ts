import * as z from "zod/mini";
import type { TestApi } from "../../edge/support/test_api.ts";

/** As much of JSON Schema as our document uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
}

const Schema: z.ZodMiniType<Schema> = z.lazy(() =>
  z.object({
    $ref: z.optional(z.string()),
    type: z.optional(z.union([z.string(), z.array(z.string())])),
    format: z.optional(z.string()),
    pattern: z.optional(z.string()),
    enum: z.optional(z.array(z.unknown())),
    const: z.optional(z.unknown()),
    minLength: z.optional(z.number()),
    maxLength: z.optional(z.number()),
    minimum: z.optional(z.number()),
    maximum: z.optional(z.number()),
    properties: z.optional(z.record(z.string(), Schema)),
    items: z.optional(Schema),
    anyOf: z.optional(z.array(Schema)),
  })
);

const Document = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        security: z.array(z.unknown()),
        parameters: z.optional(z.array(z.object({ in: z.string(), name: z.string(), schema: Schema }))),
        requestBody: z.optional(
          z.object({ content: z.object({ "application/json": z.optional(z.object({ schema: Schema })) }) }),
        ),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), Schema) }),
});

/** A route as the API's own document tells of it. */
export interface Route {
  id: string;
  method: string;
  /** With `{id}` or `{token}` in it. */
  path: string;
  isPublic: boolean;
  body?: Schema;
  query: { name: string; schema: Schema }[];
}

/** Every route there is, and the named schemas: what is added to the API is in here the same day. */
export async function readCatalogue(
  api: TestApi,
): Promise<{ routes: Route[]; schemas: Record<string, Schema> }> {
  const { paths, components } = (await api.bearing().get("/openapi.json")).read(Document);
  const routes = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      isPublic: operation.security.length === 0,
      body: operation.requestBody?.content["application/json"]?.schema,
      query: operation.parameters?.filter((parameter) => parameter.in === "query") ?? [],
    }))
  );
  return { routes, schemas: components.schemas };
}
