import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import {
  changeProfessional,
  createProfessional,
  listProfessionals,
  readProfessional,
  removeProfessional,
} from "../data/professional.ts";
import {
  NewProfessional,
  Professional,
  ProfessionalChanges,
  ProfessionalFilter,
} from "../domain/professional.ts";
import { body, ById, once, path, query } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "professionals";

/** Who sees patients. */
export const professionals = new Hono<ApiEnv>()
  .get(
    "/establishments/:id/professionals",
    describe({
      id: "listProfessionals",
      tag,
      summary: "List professionals by name",
      answers: { 200: z.array(Professional) },
      access: "staff",
    }),
    session(),
    path(ById),
    query(ProfessionalFilter),
    async (c) =>
      c.json(await listProfessionals(c.var.caller, c.req.valid("param").id, c.req.valid("query")), 200),
  )
  .post(
    "/establishments/:id/professionals",
    describe({
      id: "createProfessional",
      tag,
      summary: "Add a professional",
      answers: { 201: Professional },
      problems: ["role_not_allowed", "council_number_taken"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(NewProfessional),
    async (c) =>
      c.json(await createProfessional(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 201),
  )
  .get(
    "/professionals/:id",
    describe({
      id: "readProfessional",
      tag,
      summary: "Read a professional",
      answers: { 200: Professional },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await readProfessional(c.var.caller, c.req.valid("param").id), 200),
  )
  .patch(
    "/professionals/:id",
    describe({
      id: "changeProfessional",
      tag,
      summary: "Change a professional",
      description: "Fields that are left out stay; null empties an optional one.",
      answers: { 200: Professional },
      problems: ["role_not_allowed", "council_number_taken"],
      access: "staff",
    }),
    session(),
    path(ById),
    body(ProfessionalChanges),
    async (c) =>
      c.json(await changeProfessional(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .delete(
    "/professionals/:id",
    describe({
      id: "removeProfessional",
      tag,
      summary: "Remove a professional who never saw anybody",
      answers: { 204: null },
      problems: ["role_not_allowed", "in_use"],
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => {
      await removeProfessional(c.var.caller, c.req.valid("param").id);
      return c.body(null, 204);
    },
  );

export type ProfessionalRoutes = typeof professionals;
