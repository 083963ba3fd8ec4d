import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { createService, listServices } from "../data/service.ts";
import { NewService, Service } from "../domain/service.ts";
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
  );

export type ServiceRoutes = typeof services;
