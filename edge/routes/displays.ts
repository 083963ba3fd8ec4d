import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { listDisplays, readDisplay } from "../data/display.ts";
import { Display, type DisplayRow, RealtimeSession } from "../domain/public_queue.ts";
import { NamedPlace } from "../domain/room.ts";
import { ById, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";
import { queueTopic } from "../realtime_pass.ts";

const tag = "displays";

/** TV panels. Whoever has a display's id may watch the anonymous queue. */
export const displays = new Hono<ApiEnv>()
  .get(
    "/establishments/:id/displays",
    describe({
      id: "listDisplays",
      tag,
      summary: "List displays by name",
      answers: { 200: z.array(NamedPlace) },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await listDisplays(c.var.caller, c.req.valid("param").id), 200),
  )
  .get(
    "/displays/:id",
    describe({
      id: "readDisplay",
      tag,
      summary: "Read what a display shows",
      answers: { 200: Display },
      access: "public",
    }),
    path(ById),
    async (c) => c.json(toDisplay(await readDisplay(c.var.database, c.req.valid("param").id)), 200),
  )
  .post(
    "/displays/:id/session",
    describe({
      id: "openDisplaySession",
      tag,
      summary: "Get a pass to the display's realtime topic",
      answers: { 200: RealtimeSession },
      access: "public",
    }),
    path(ById),
    async (c) => {
      const { display, establishment } = await readDisplay(c.var.database, c.req.valid("param").id);
      const holder = { audience: "vez-display", display: display.id } as const;
      return c.json(await c.var.passes.issue(holder, establishment.id), 200);
    },
  );

export type DisplayRoutes = typeof displays;

function toDisplay({ display, establishment, snapshot }: DisplayRow): Display {
  return {
    display,
    establishment,
    topic: queueTopic(establishment.id),
    version: snapshot.version,
    updated_at: new Date(snapshot.at * 1000).toISOString(),
    snapshot,
  };
}
