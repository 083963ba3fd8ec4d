import { Hono } from "hono";
import type { ApiEnv } from "../api_env.ts";
import { takeAttempt } from "../data/attempt.ts";
import { readKiosk, takeKioskTicket } from "../data/kiosk.ts";
import { Kiosk, KioskTicket, NewKioskTicket } from "../domain/kiosk.ts";
import { body } from "../middleware/input.ts";
import { credential } from "../middleware/panel.ts";
import { describe } from "../openapi/operation.ts";

const tag = "kiosk";

/** What a kiosk asks with the secret that it was paired by, as TVs are. */
export const kiosk = new Hono<ApiEnv>()
  .get(
    "/kiosk",
    describe({
      id: "readKiosk",
      tag,
      summary: "Read what a kiosk offers",
      answers: { 200: Kiosk },
      access: "panel",
    }),
    credential(),
    async (c) => c.json(await readKiosk(c.var.database, c.var.credential), 200),
  )
  .post(
    "/kiosk/tickets",
    describe({
      id: "takeKioskTicket",
      tag,
      summary: "Take a ticket at a kiosk",
      answers: { 201: KioskTicket },
      problems: ["already_in_queue", "too_many_requests"],
      access: "panel",
    }),
    credential(),
    body(NewKioskTicket),
    async (c) => {
      const { database, forecasts } = c.var;
      const { establishment } = await readKiosk(database, c.var.credential);
      await takeAttempt(database, "kiosk", c.var.credential);
      const ticket = await takeKioskTicket(database, c.var.credential, c.req.valid("json"));
      forecasts.touch(establishment.id);
      return c.json(ticket, 201);
    },
  );
