import { type ResponseSchema, SchemaType } from "@google/generative-ai";
import * as z from "zod/mini";

/** As much of JSON Schema as a plan without alternatives needs. */
interface Node {
  type?: string;
  enum?: string[];
  items?: Node;
  properties?: Record<string, Node>;
  required?: string[];
  anyOf?: Node[];
}

const Node: z.ZodMiniType<Node> = z.object({
  type: z.optional(z.string()),
  enum: z.optional(z.array(z.string())),
  get items() {
    return z.optional(Node);
  },
  get properties() {
    return z.optional(z.record(z.string(), Node));
  },
  required: z.optional(z.array(z.string())),
  get anyOf() {
    return z.optional(z.array(Node));
  },
});

/** A zod schema as Gemini's structured output takes it. */
export function responseSchema(schema: z.core.$ZodType): ResponseSchema {
  return convert(z.parse(Node, z.toJSONSchema(schema)));
}

function convert(node: Node): ResponseSchema {
  const [known] = node.anyOf?.filter(({ type }) => type !== "null") ?? [];
  if (known) return { ...convert(known), nullable: true };
  switch (node.type) {
    case "object": {
      const properties = Object.entries(node.properties ?? {}).map(([name, one]) => [name, convert(one)]);
      return { type: SchemaType.OBJECT, properties: Object.fromEntries(properties), required: node.required };
    }
    case "array":
      return { type: SchemaType.ARRAY, items: convert(node.items ?? { type: "string" }) };
    case "integer":
      return { type: SchemaType.INTEGER };
    case "boolean":
      return { type: SchemaType.BOOLEAN };
    default:
      return node.enum
        ? { type: SchemaType.STRING, format: "enum", enum: node.enum }
        : { type: SchemaType.STRING };
  }
}
