import { Hono } from "hono";
import type { ApiEnv } from "../api_env.ts";
import { countIndicators, createEstablishment, readEstablishment } from "../data/establishment.ts";
import {
  CreatedEstablishment,
  Establishment,
  Indicators,
  NewEstablishment,
} from "../domain/establishment.ts";
import { body, ById, once, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

/** Clinics and hospitals. */
export const establishments = new Hono<ApiEnv>()
  .post(
    "/establishments",
    describe({
      id: "createEstablishment",
      tag: "establishments",
      summary: "Sign a clinic up",
      description:
        "The caller becomes its owner. Documents, phone and postal code with or without punctuation.",
      answers: { 201: CreatedEstablishment },
      problems: ["cnpj_taken"],
      access: "staff",
    }),
    session(),
    once(),
    body(NewEstablishment),
    async (c) => c.json(await createEstablishment(c.var.caller, c.req.valid("json")), 201),
  )
  .get(
    "/establishments/:id",
    describe({
      id: "readEstablishment",
      tag: "establishments",
      summary: "Read an establishment",
      answers: { 200: Establishment },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await readEstablishment(c.var.caller, c.req.valid("param").id), 200),
  )
  .get(
    "/establishments/:id/indicators",
    describe({
      id: "readIndicators",
      tag: "establishments",
      summary: "Count who waits, who is in service and who was finished today",
      answers: { 200: Indicators },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await countIndicators(c.var.caller, c.req.valid("param").id), 200),
  );

export type EstablishmentRoutes = typeof establishments;
