import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { createRoom, listRooms } from "../data/room.ts";
import { NamedPlace, NewRoom } from "../domain/room.ts";
import { body, ById, once, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "rooms";

/** Where patients are called to. */
export const rooms = new Hono<ApiEnv>()
  .get(
    "/establishments/:id/rooms",
    describe({
      id: "listRooms",
      tag,
      summary: "List rooms by name",
      answers: { 200: z.array(NamedPlace) },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await listRooms(c.var.caller, c.req.valid("param").id), 200),
  )
  .post(
    "/establishments/:id/rooms",
    describe({
      id: "createRoom",
      tag,
      summary: "Add a room",
      answers: { 201: NamedPlace },
      problems: ["role_not_allowed", "name_taken"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(NewRoom),
    async (c) => c.json(await createRoom(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 201),
  );

export type RoomRoutes = typeof rooms;
