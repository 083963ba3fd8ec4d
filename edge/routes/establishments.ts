import { Hono } from "hono";
import type { ApiEnv } from "../api_env.ts";
import { takeAttempt } from "../data/attempt.ts";
import {
  changeEstablishment,
  countIndicators,
  createEstablishment,
  readEstablishment,
} from "../data/establishment.ts";
import { readProfile } from "../data/profile.ts";
import {
  CreatedEstablishment,
  Establishment,
  EstablishmentChanges,
  Indicators,
  NewEstablishment,
} from "../domain/establishment.ts";
import { body, ById, once, path } from "../middleware/input.ts";
import { etagOf, heldVersion, ifMatch } from "../middleware/precondition.ts";
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
      problems: ["cnpj_taken", "too_many_requests"],
      access: "staff",
    }),
    session(),
    once(),
    body(NewEstablishment),
    async (c) => {
      const { caller, client, database } = c.var;
      const { id } = await readProfile(caller);
      await takeAttempt(database, "new_establishment", id);
      await takeAttempt(database, "new_establishment_network", client.network);
      return c.json(await createEstablishment(caller, c.req.valid("json")), 201);
    },
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
    async (c) => {
      const held = await readEstablishment(c.var.caller, c.req.valid("param").id);
      c.header("etag", etagOf(held));
      return c.json(held, 200);
    },
  )
  .patch(
    "/establishments/:id",
    describe({
      id: "changeEstablishment",
      tag: "establishments",
      summary: "Change settings",
      description:
        "`version` is the one that the settings were read at; `If-Match` with the ETag of the reading " +
        "may say it instead. When somebody saved in between, `version_conflict` carries `current` and the names of " +
        "what changed; nothing is saved.",
      answers: { 200: Establishment },
      problems: ["role_not_allowed", "version_conflict", "cnpj_taken"],
      access: "staff",
    }),
    session(),
    path(ById),
    ifMatch(),
    body(EstablishmentChanges),
    async (c) => {
      const { version: told, ...patch } = c.req.valid("json");
      const version = heldVersion(c.req.valid("header"), told);
      const saved = await changeEstablishment(c.var.caller, c.req.valid("param").id, version, patch);
      c.header("etag", etagOf(saved));
      return c.json(saved, 200);
    },
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
