import fc from "fast-check";
import type { Schema } from "./api_catalogue.ts";

/** Texts that have broken parsers, databases and terminals before. */
const NASTY = [
  "",
  " ",
  "null",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udfff",
  "\u202e",
  "'; drop table public.visits; --",
  "$1",
  "%s%n",
  "\\",
  "{{7*7}}",
  "<script>alert(1)</script>",
  "=1+1",
  "../../etc/passwd",
  "9".repeat(400),
  "é".repeat(3000),
  "💙".repeat(60),
  "2026-02-30",
  "10000-01-01",
  "-1",
  "1e309",
  "00000000-0000-0000-0000-000000000000",
  "52998224725",
  "12.ABC.345/01DE-35",
  "+55 11 98765-4321",
];

const nasty = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ maxLength: 40 }),
);
const number = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(-1, 0, 2 ** 31, 2 ** 53, 1e300, Number.MAX_VALUE),
);
const junk: fc.Arbitrary<unknown> = fc.oneof(nasty, number, fc.boolean(), fc.constant(null), fc.jsonValue());

/** Values around a schema: mostly of its shape, often with one part gone wrong, sometimes of no shape at all. */
export function around(schema: Schema, schemas: Record<string, Schema>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: fitting(schema, schemas) }, { weight: 1, arbitrary: junk });
}

function fitting(schema: Schema, schemas: Record<string, Schema>): fc.Arbitrary<unknown> {
  if (schema.$ref) return around(schemas[schema.$ref.split("/").at(-1) ?? ""], schemas);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => around(one, schemas)));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const types = [schema.type ?? "any"].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema, schemas)));
}

function ofType(type: string, schema: Schema, schemas: Record<string, Schema>): fc.Arbitrary<unknown> {
  if (type === "null") return fc.constant(null);
  if (type === "boolean") return fc.boolean();
  if (type === "integer") return fc.integer({ min: schema.minimum, max: schema.maximum });
  if (type === "array") return fc.array(around(schema.items ?? {}, schemas), { maxLength: 4 });
  if (type === "object") {
    const fields = Object.entries(schema.properties ?? {}).map(([name, one]) => [name, around(one, schemas)]);
    const record = fc.record(Object.fromEntries(fields), { requiredKeys: [] });
    const extra = fc.dictionary(fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor")), junk, {
      maxKeys: 2,
    });
    return fc.tuple(record, extra).map(([known, unknown]) => ({ ...unknown, ...known }));
  }
  return type === "string" ? text(schema) : junk;
}

function text({ format, pattern }: Schema): fc.Arbitrary<string> {
  if (format === "uuid") return fc.uuid();
  if (format === "email") return fc.emailAddress();
  if (format === "date") {
    return fc.date({ noInvalidDate: true, min: new Date("1800-01-01"), max: new Date("2300-01-01") })
      .map((date) => date.toISOString().slice(0, 10));
  }
  if (pattern) return fc.oneof(fc.stringMatching(new RegExp(pattern)), nasty);
  return fc.oneof(
    nasty,
    fc.string({ minLength: 2, maxLength: 30 }),
    fc.constantFrom("Maria", "SP", "11987654321"),
  );
}

/** A body as bytes: JSON of `value`, or something that only looks like it. */
export function bytesOf(value: fc.Arbitrary<unknown>): fc.Arbitrary<Uint8Array> {
  const json = value.map((one) => new TextEncoder().encode(JSON.stringify(one) ?? ""));
  const cut = fc.tuple(json, fc.nat(100)).map(([bytes, at]) => bytes.slice(0, bytes.length * at / 100));
  const spoiled = fc.tuple(json, fc.nat(), fc.nat(255)).map(([bytes, at, byte]) => {
    const copy = bytes.slice();
    if (copy.length > 0) copy[at % copy.length] = byte;
    return copy;
  });
  return fc.oneof(
    { weight: 20, arbitrary: json },
    { weight: 1, arbitrary: cut },
    { weight: 2, arbitrary: spoiled },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  );
}
