import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import {
  changeMemberRole,
  leaveEstablishment,
  listMembers,
  removeMember,
  transferOwnership,
} from "../data/member.ts";
import { Id } from "../domain/fields.ts";
import { Member, RoleChange, Transfer } from "../domain/member.ts";
import { body, ById, once, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "team";

const ByMember = z.object({ id: Id, user: Id });

/** Who works in a clinic, and as what. */
export const members = new Hono<ApiEnv>()
  .get(
    "/establishments/:id/members",
    describe({
      id: "listMembers",
      tag,
      summary: "List the team, owners first",
      answers: { 200: z.array(Member) },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await listMembers(c.var.caller, c.req.valid("param").id), 200),
  )
  .patch(
    "/establishments/:id/members/:user",
    describe({
      id: "changeMemberRole",
      tag,
      summary: "Give a member another role",
      description: "Only owners make owners and change them.",
      answers: { 200: Member },
      problems: ["role_not_allowed", "last_owner"],
      access: "staff",
    }),
    session(),
    path(ByMember),
    body(RoleChange),
    async (c) => {
      const { id, user } = c.req.valid("param");
      return c.json(await changeMemberRole(c.var.caller, id, user, c.req.valid("json").role), 200);
    },
  )
  .delete(
    "/establishments/:id/members/:user",
    describe({
      id: "removeMember",
      tag,
      summary: "Take somebody out of the team",
      description: "The member's next request finds nothing; realtime ends with the token at the latest.",
      answers: { 204: null },
      problems: ["role_not_allowed", "last_owner"],
      access: "staff",
    }),
    session(),
    path(ByMember),
    async (c) => {
      const { id, user } = c.req.valid("param");
      await removeMember(c.var.caller, id, user);
      return c.body(null, 204);
    },
  )
  .post(
    "/establishments/:id/leave",
    describe({
      id: "leaveEstablishment",
      tag,
      summary: "Leave the team",
      answers: { 204: null },
      problems: ["last_owner"],
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => {
      await leaveEstablishment(c.var.caller, c.req.valid("param").id);
      return c.body(null, 204);
    },
  )
  .post(
    "/establishments/:id/transfer",
    describe({
      id: "transferOwnership",
      tag,
      summary: "Make another member the owner; the caller becomes an admin",
      answers: { 200: Member },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(Transfer),
    async (c) => {
      const { user_id } = c.req.valid("json");
      return c.json(await transferOwnership(c.var.caller, c.req.valid("param").id, user_id), 200);
    },
  );

export type MemberRoutes = typeof members;
