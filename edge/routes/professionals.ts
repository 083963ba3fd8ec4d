import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import {
  changeProfessional,
  createProfessional,
  linkProfessional,
  listProfessionals,
  listProfessionalsById,
  listSpecialties,
  readProfessional,
  removeProfessional,
  searchProfessionals,
} from "../data/professional.ts";
import {
  FIRST_PAGE,
  NewProfessional,
  Professional,
  ProfessionalChanges,
  ProfessionalLink,
  ProfessionalQuery,
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
      description:
        "All of them, or with `cursor=first` 50 at a time: while there are more, the header `Link` " +
        'leads to those that follow (`rel="next"`). With `ids` those alone.',
      answers: { 200: z.array(Professional) },
      access: "staff",
    }),
    session(),
    path(ById),
    query(ProfessionalQuery),
    async (c) => {
      const { cursor, ids, ...filter } = c.req.valid("query");
      const { id } = c.req.valid("param");
      if (ids !== undefined) {
        return c.json(await listProfessionalsById(c.var.caller, id, ids.split(",")), 200);
      }
      if (cursor === undefined) return c.json(await listProfessionals(c.var.caller, id, filter), 200);
      const after = cursor === FIRST_PAGE ? null : cursor;
      const { professionals, next } = await searchProfessionals(c.var.caller, id, filter, after);
      if (next) c.header("link", `<?${new URLSearchParams({ ...filter, cursor: next })}>; rel="next"`);
      return c.json(professionals, 200);
    },
  )
  .get(
    "/establishments/:id/specialties",
    describe({
      id: "listSpecialties",
      tag,
      summary: "List the specialties of the professionals",
      answers: { 200: z.array(z.string()) },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await listSpecialties(c.var.caller, c.req.valid("param").id), 200),
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
  .post(
    "/professionals/:id/link",
    describe({
      id: "linkProfessional",
      tag,
      summary: "Say which member a professional is",
      description: "A member is one professional: the link moves. Null unties it.",
      answers: { 200: ProfessionalLink },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(ProfessionalLink),
    async (c) => {
      const { user_id } = c.req.valid("json");
      return c.json(await linkProfessional(c.var.caller, c.req.valid("param").id, user_id), 200);
    },
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
