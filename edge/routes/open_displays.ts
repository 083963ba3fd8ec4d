import { Hono } from "hono";
import type { ApiEnv } from "../api_env.ts";
import { readDisplay, readDisplayCalls } from "../data/display.ts";
import { PanelCalls } from "../domain/display.ts";
import { SinceCall } from "../domain/panel.ts";
import { Display, type DisplayRow, RealtimeSession } from "../domain/public_queue.ts";
import { ById, path, query } from "../middleware/input.ts";
import { describe } from "../openapi/operation.ts";
import { queueTopic } from "../realtime_pass.ts";
import { waitsOn } from "./panel_waits.ts";

const tag = "displays";

/** Panels by their link: while it is open, whoever has a display's id may watch the anonymous queue, never a name. */
export const openDisplays = new Hono<ApiEnv>()
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
    async (c) => {
      const row = await readDisplay(c.var.database, c.req.valid("param").id);
      return c.json({ ...toDisplay(row), waits: await waitsOn(row, c.var.forecasts) }, 200);
    },
  )
  .get(
    "/displays/:id/calls",
    describe({
      id: "readDisplayCalls",
      tag,
      summary: "Read the calls that a display has missed",
      description: "Those of the last 15 minutes, after the call number `after`.",
      answers: { 200: PanelCalls },
      access: "public",
    }),
    path(ById),
    query(SinceCall),
    async (c) => {
      const { after } = c.req.valid("query");
      return c.json(await readDisplayCalls(c.var.database, c.req.valid("param").id, after), 200);
    },
  )
  .post(
    "/displays/:id/session",
    describe({
      id: "openDisplaySession",
      tag,
      summary: "Get a pass to the display's realtime topics",
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

function toDisplay(row: DisplayRow): Omit<Display, "waits"> {
  const { establishment, snapshot } = row;
  return {
    ...row,
    topic: queueTopic(establishment.id),
    version: snapshot.version,
    updated_at: new Date(snapshot.at * 1000).toISOString(),
  };
}
