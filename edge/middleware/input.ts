import type { Context, MiddlewareHandler } from "hono";
import { resolver, uniqueSymbol } from "hono-openapi";
import * as z from "zod/mini";
import type { ApiEnv, StaffEnv } from "../api_env.ts";
import { Id } from "../domain/fields.ts";
import { invalidInput, Problem } from "../domain/problems.ts";
import { inputSchema } from "../openapi/schemas.ts";
import { fieldErrorsOf } from "../domain/field_errors_of.ts";

type Target = "json" | "query" | "param" | "header";

/** What a validated part of the request adds to a route's type, for handlers and for `hc`. */
type Validated<T extends Target, Schema extends z.core.$ZodType> = {
  in: { [K in T]: z.input<Schema> };
  out: { [K in T]: z.output<Schema> };
};

interface Reading<E extends ApiEnv, Schema extends z.core.$ZodType> {
  read: (c: Context<E>) => unknown;
  refuse: (issues: z.core.$ZodIssue[], value: unknown) => Problem;
  accept?: (c: Context<E>, value: z.output<Schema>) => Promise<void>;
}

/** Reads one part of a request by a schema, which also documents it. */
export function reading<E extends ApiEnv, T extends Target, Schema extends z.core.$ZodType>(
  target: T,
  schema: Schema,
  { read, refuse, accept }: Reading<E, Schema>,
): MiddlewareHandler<E, string, Validated<T, Schema>> {
  const middleware: MiddlewareHandler<E, string, Validated<T, Schema>> = async (c, next) => {
    const value = await read(c);
    const result = z.safeParse(schema, value);
    if (!result.success) throw refuse(result.error.issues, value);
    c.req.addValidatedData(target, result.data ?? {});
    await accept?.(c, result.data);
    await next();
  };
  return Object.assign(middleware, { [uniqueSymbol]: { target, ...resolver(schema, inputSchema) } });
}

function wrongFields(issues: z.core.$ZodIssue[], value: unknown): Problem {
  return invalidInput(...fieldErrorsOf(issues, value));
}

/** The JSON body; fields that the schema does not name are left behind. */
export function body<Schema extends z.core.$ZodType>(schema: Schema) {
  return reading<ApiEnv, "json", Schema>("json", schema, { read: readJson, refuse: wrongFields });
}

/** The query string; of a parameter that is given twice the first one counts. */
export function query<Schema extends z.core.$ZodType>(schema: Schema) {
  return reading<ApiEnv, "query", Schema>("query", schema, {
    read: (c) => c.req.query(),
    refuse: wrongFields,
  });
}

/** The path's parameters; what cannot be an id or a token is not found. */
export function path<Schema extends z.core.$ZodType>(schema: Schema) {
  return reading<ApiEnv, "param", Schema>("param", schema, {
    read: (c) => c.req.param(),
    refuse: () => new Problem("not_found"),
  });
}

export const ById = z.object({ id: Id });

const KeyHeader = z.object({
  "idempotency-key": z.optional(z.string().check(z.regex(/^[\x21-\x7e]{1,200}$/))),
});

/** A write behind this takes effect once per `Idempotency-Key` of its caller. */
export function once() {
  return reading<StaffEnv, "header", typeof KeyHeader>("header", KeyHeader, {
    read: (c) => ({ "idempotency-key": c.req.header("idempotency-key") }),
    refuse: wrongFields,
    async accept(c, { "idempotency-key": key }) {
      if (key) c.set("caller", c.var.caller.withKey({ key, hash: await hashOf(c) }));
    },
  });
}

/** No body at all counts as an empty object, so that acts without details need none. */
async function readJson(c: Context): Promise<unknown> {
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength === 0) return {};
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(c.req.header("content-type") ?? "")) {
    throw new Problem("unsupported_media_type");
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new Problem("malformed_body", {}, { cause });
  }
}

/** What makes two requests the same: method, path, query and the bytes of the body. */
async function hashOf(c: Context): Promise<string> {
  const { search } = new URL(c.req.url);
  const head = new TextEncoder().encode(`${c.req.method} ${c.req.path}${search}\n`);
  const bytes = new Uint8Array([...head, ...new Uint8Array(await c.req.arrayBuffer())]);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}
