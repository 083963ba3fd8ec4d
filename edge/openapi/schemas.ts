import * as z from "zod/mini";

/** zod's regular expressions for well-known formats say less to a reader than the format's name. */
const conversion: Pick<z.core.ToJSONSchemaParams, "unrepresentable" | "override"> = {
  unrepresentable: "any",
  override: ({ jsonSchema }) => {
    if (jsonSchema.format) delete jsonSchema.pattern;
    delete jsonSchema.additionalProperties;
  },
};

/** How schemas of requests become JSON Schema: what may be sent. */
export const inputSchema = { options: { io: "input", ...conversion } };
/** How schemas of answers become JSON Schema: what comes back. */
export const outputSchema = { options: { io: "output", ...conversion } };
