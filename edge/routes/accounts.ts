import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import {
  createAccount,
  linkChartByTicket,
  linkChartsByAddress,
  listAccountTickets,
  unlinkChart,
} from "../data/account.ts";
import { Account, AccountTicket, NewAccount, NewChartLink } from "../domain/account.ts";
import { Token } from "../domain/fields.ts";
import { body, ById, once, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "account";

/** What a patient's account is for: the own charts, wherever they are, and their open visits. */
export const accounts = new Hono<ApiEnv>()
  .post(
    "/me/account",
    describe({
      id: "createAccount",
      tag,
      summary: "Make this login a patient's account",
      description:
        "Notes which texts were agreed to and when. Links no chart: a CPF that is typed proves nothing.",
      answers: { 201: Account },
      problems: ["account_exists", "cpf_taken"],
      access: "staff",
    }),
    session(),
    once(),
    body(NewAccount),
    async (c) => c.json(await createAccount(c.var.caller, c.req.valid("json")), 201),
  )
  .get(
    "/me/tickets",
    describe({
      id: "listAccountTickets",
      tag,
      summary: "List the open visits of my charts, in every clinic",
      description: "The token of each opens its ticket. 404 for a login without an account as a patient.",
      answers: { 200: z.array(AccountTicket) },
      problems: ["not_found"],
      access: "staff",
    }),
    session(),
    async (c) => c.json(await listAccountTickets(c.var.caller), 200),
  )
  .post(
    "/me/charts",
    describe({
      id: "linkChartByTicket",
      tag,
      summary: "Link the chart behind a ticket to my account",
      description: "While the visit is open and for a day after; again is no error.",
      answers: { 200: NewChartLink },
      problems: ["not_found", "chart_linked", "chart_of_another"],
      access: "staff",
    }),
    session(),
    once(),
    body(z.object({ token: Token })),
    async (c) => c.json(await linkChartByTicket(c.var.caller, c.req.valid("json").token), 200),
  )
  .post(
    "/me/charts/find",
    describe({
      id: "linkChartsByAddress",
      tag,
      summary: "Link the charts that have my verified e-mail address or phone",
      description: "Unless CPF, birthday or name contradict. Gives the links that are new.",
      answers: { 200: z.array(NewChartLink) },
      problems: ["not_found"],
      access: "staff",
    }),
    session(),
    async (c) => c.json(await linkChartsByAddress(c.var.caller), 200),
  )
  .delete(
    "/me/charts/:id",
    describe({
      id: "unlinkChart",
      tag,
      summary: "Take a chart out of my account",
      description: "The clinic keeps the chart.",
      answers: { 200: Account },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await unlinkChart(c.var.caller, c.req.valid("param").id), 200),
  );

export type AccountRoutes = typeof accounts;
