import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { readByToken, takeAttempt } from "../data/attempt.ts";
import { readClinic, takeRemoteTicket } from "../data/remote_ticket.ts";
import { Clinic, describeService, Slug } from "../domain/clinic.ts";
import { describeRemoteTicket, NewRemoteTicket, RemoteTicket } from "../domain/remote_ticket.ts";
import { body, path } from "../middleware/input.ts";
import { describe } from "../openapi/operation.ts";

const tag = "clinics";

const BySlug = z.object({ slug: Slug });

/** What clinics tell everybody, and the tickets that people take from outside. */
export const clinics = new Hono<ApiEnv>()
  .get(
    "/clinics/:slug",
    describe({
      id: "readClinic",
      tag,
      summary: "Read a clinic's public page",
      description: "With what somebody who came now would wait, by service.",
      answers: { 200: Clinic },
      problems: ["not_found", "too_many_requests"],
      access: "public",
    }),
    path(BySlug),
    async (c) => {
      const { database, forecasts } = c.var;
      const row = await readByToken(c.var, readClinic(database, c.req.valid("param").slug));
      const told = await forecasts.ofNewcomers(row.id);
      return c.json({ ...row, services: row.services.map((service) => describeService(service, told)) }, 200);
    },
  )
  .post(
    "/clinics/:slug/tickets",
    describe({
      id: "takeRemoteTicket",
      tag,
      summary: "Take a ticket by phone",
      description:
        "Where the clinic allows it. The ticket becomes a visit, with the same token, when the arrival is confirmed " +
        "within the time that the clinic gives; else it lapses.",
      answers: { 201: RemoteTicket },
      problems: ["not_found", "already_in_queue", "remote_closed", "too_many_requests"],
      access: "public",
    }),
    path(BySlug),
    body(NewRemoteTicket),
    async (c) => {
      const { database, client, forecasts } = c.var;
      const { slug } = c.req.valid("param");
      const data = c.req.valid("json");
      if (data.device) await takeAttempt(database, "remote_ticket_phone", `${slug} ${data.device}`);
      await takeAttempt(database, "remote_ticket", `${client.network} ${slug}`);
      await takeAttempt(database, "remote_ticket_clinic", slug);
      const row = await takeRemoteTicket(database, slug, data);
      return c.json(describeRemoteTicket(row, await forecasts.ofNewcomers(row.establishment.id)), 201);
    },
  );

export type ClinicRoutes = typeof clinics;
