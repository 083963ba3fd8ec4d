import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { changeService, createService, listServices, removeService } from "../data/service.ts";
import { NewService, Service, ServiceChanges } from "../domain/service.ts";
import { body, ById, once, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "services";

/** What people come for. */
export const services = new Hono<ApiEnv>()
  .get(
    "/establishments/:id/services",
    describe({
      id: "listServices",
      tag,
      summary: "List services, the first one made first",
      answers: { 200: z.array(Service) },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await listServices(c.var.caller, c.req.valid("param").id), 200),
  )
  .post(
    "/establishments/:id/services",
    describe({
      id: "createService",
      tag,
      summary: "Add a service",
      answers: { 201: Service },
      problems: ["role_not_allowed", "name_taken"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(NewService),
    async (c) => c.json(await createService(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 201),
  )
  .patch(
    "/services/:id",
    describe({
      id: "changeService",
      tag,
      summary: "Change a service, or take it out of use",
      description:
        "Fields that are left out stay. Nobody joins an inactive service; who waits in it already is served.",
      answers: { 200: Service },
      problems: ["role_not_allowed", "name_taken", "last_service"],
      access: "staff",
    }),
    session(),
    path(ById),
    body(ServiceChanges),
    async (c) => c.json(await changeService(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .delete(
    "/services/:id",
    describe({
      id: "removeService",
      tag,
      summary: "Remove a service that nobody ever came for",
      answers: { 204: null },
      problems: ["role_not_allowed", "in_use", "last_service"],
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => {
      await removeService(c.var.caller, c.req.valid("param").id);
      return c.body(null, 204);
    },
  );

export type ServiceRoutes = typeof services;
