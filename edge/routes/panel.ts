import { Hono } from "hono";
import type { ApiEnv } from "../api_env.ts";
import { takeAttempt } from "../data/attempt.ts";
import { beginPairing, notePanel, readPanel, readPanelCalls } from "../data/panel.ts";
import { PanelCalls } from "../domain/display.ts";
import { Pairing, PanelPulse, type PanelRow, PanelView, SignOfLife, SinceCall } from "../domain/panel.ts";
import { Problem } from "../domain/problems.ts";
import { RealtimeSession } from "../domain/public_queue.ts";
import { body, query } from "../middleware/input.ts";
import { credential } from "../middleware/panel.ts";
import { describe } from "../openapi/operation.ts";
import { type Forecasts } from "../forecasts.ts";
import { waitsOn } from "./panel_waits.ts";

const tag = "panel";

/** What a TV asks: first for a code, then, with the secret that came along, for the panel it was made. */
export const panel = new Hono<ApiEnv>()
  .post(
    "/pairings",
    describe({
      id: "beginPairing",
      tag,
      summary: "Get a code by which a TV is paired",
      description:
        "Whoever runs a clinic enters the code within ten minutes. The credential stays on the TV.",
      answers: { 201: Pairing },
      problems: ["too_many_requests"],
      access: "public",
    }),
    async (c) => {
      await takeAttempt(c.var.database, "pairing", c.var.client.network);
      return c.json(await beginPairing(c.var.database), 201);
    },
  )
  .get(
    "/panel",
    describe({
      id: "readPanel",
      tag,
      summary: "Read what a TV is to show",
      answers: { 200: PanelView },
      access: "panel",
    }),
    credential(),
    async (c) => {
      const row = await readPanel(c.var.database, c.var.credential);
      return c.json(row.state === "paired" ? await toPanel(row, c.var.forecasts) : row, 200);
    },
  )
  .get(
    "/panel/calls",
    describe({
      id: "readPanelCalls",
      tag,
      summary: "Read the calls that a TV has missed",
      description: "Those of the last 15 minutes, after the call number `after`.",
      answers: { 200: PanelCalls },
      access: "panel",
    }),
    credential(),
    query(SinceCall),
    async (c) => {
      const { after } = c.req.valid("query");
      return c.json(await readPanelCalls(c.var.database, c.var.credential, after), 200);
    },
  )
  .post(
    "/panel/session",
    describe({
      id: "openPanelSession",
      tag,
      summary: "Get a pass to the realtime topic of the calls",
      answers: { 200: RealtimeSession },
      access: "panel",
    }),
    credential(),
    async (c) => {
      const row = await readPanel(c.var.database, c.var.credential);
      if (row.state !== "paired") throw new Problem("not_authenticated");
      const holder = { audience: "vez-display", display: row.display.id, device: row.device } as const;
      return c.json(await c.var.passes.issue(holder, row.establishment.id), 200);
    },
  )
  .post(
    "/panel/alive",
    describe({
      id: "notePanel",
      tag,
      summary: "Tell that a TV is alive",
      description: "Every 20 s; after 35 s without it members see that the panel is off the air.",
      answers: { 200: PanelPulse },
      access: "panel",
    }),
    credential(),
    body(SignOfLife),
    async (c) => c.json(await notePanel(c.var.database, c.var.credential, c.req.valid("json").sound), 200),
  );

async function toPanel(
  { device: _, ...row }: Extract<PanelRow, { state: "paired" }>,
  forecasts: Forecasts,
): Promise<PanelView> {
  return { ...row, waits: await waitsOn(row, forecasts) };
}
