import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { changeRoom, createRoom, listRooms, removeRoom } from "../data/room.ts";
import { NewRoom, Room, RoomChanges } from "../domain/room.ts";
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
      answers: { 200: z.array(Room) },
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
      answers: { 201: Room },
      problems: ["role_not_allowed", "name_taken"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(NewRoom),
    async (c) => c.json(await createRoom(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 201),
  )
  .patch(
    "/rooms/:id",
    describe({
      id: "changeRoom",
      tag,
      summary: "Rename a room, or take it out of use",
      description: "Fields that are left out stay. Nobody is called to an inactive room.",
      answers: { 200: Room },
      problems: ["role_not_allowed", "name_taken"],
      access: "staff",
    }),
    session(),
    path(ById),
    body(RoomChanges),
    async (c) => c.json(await changeRoom(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .delete(
    "/rooms/:id",
    describe({
      id: "removeRoom",
      tag,
      summary: "Remove a room that nobody was ever called to",
      answers: { 204: null },
      problems: ["role_not_allowed", "in_use"],
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => {
      await removeRoom(c.var.caller, c.req.valid("param").id);
      return c.body(null, 204);
    },
  );

export type RoomRoutes = typeof rooms;
