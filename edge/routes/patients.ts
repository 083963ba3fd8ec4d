import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import {
  changePatient,
  createPatient,
  findSimilarPatients,
  listPastVisits,
  readPatient,
  searchPatients,
} from "../data/patient.ts";
import {
  ChartChanges,
  Likeness,
  NewChart,
  PastVisits,
  Patient,
  PatientChart,
  PatientQuery,
  PatientSummary,
  SimilarPatient,
  VisitsQuery,
} from "../domain/patient.ts";
import { body, ById, once, path, query } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "patients";

/** Charts: what one establishment knows about one person. */
export const patients = new Hono<ApiEnv>()
  .get(
    "/establishments/:id/patients",
    describe({
      id: "searchPatients",
      tag,
      summary: "Find charts by name, document or phone",
      description: "Fifty at a time, in the order of the names to be called by: while there are more, the " +
        'header `Link` leads to those that follow (`rel="next"`).',
      answers: { 200: z.array(PatientSummary) },
      access: "staff",
    }),
    session(),
    path(ById),
    query(PatientQuery),
    async (c) => {
      const { q = "", cursor } = c.req.valid("query");
      const { id } = c.req.valid("param");
      const { patients, next } = await searchPatients(c.var.caller, id, q, cursor ?? null);
      const onward = new URLSearchParams({ ...q && { q }, ...next && { cursor: next } });
      if (next) c.header("link", `<?${onward}>; rel="next"`);
      return c.json(patients, 200);
    },
  )
  .post(
    "/establishments/:id/patients",
    describe({
      id: "createPatient",
      tag,
      summary: "Open a chart",
      answers: { 201: Patient },
      problems: ["chart_exists"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(NewChart),
    async (c) => c.json(await createPatient(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 201),
  )
  .post(
    "/establishments/:id/patients/similar",
    describe({
      id: "findSimilarPatients",
      tag,
      summary: "Find charts that may be a person's already",
      description:
        "Changes nothing; it is no GET so that what is known of the person stays out of addresses. " +
        "At most five, the likeliest first.",
      answers: { 200: z.array(SimilarPatient) },
      access: "staff",
    }),
    session(),
    path(ById),
    body(Likeness),
    async (c) =>
      c.json(await findSimilarPatients(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .get(
    "/patients/:id",
    describe({
      id: "readPatient",
      tag,
      summary: "Read a chart",
      description:
        "That it was read is logged. Complaint and triage notes of visits are null for roles that " +
        "may not triage.",
      answers: { 200: PatientChart },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await readPatient(c.var.caller, c.req.valid("param").id), 200),
  )
  .patch(
    "/patients/:id",
    describe({
      id: "changePatient",
      tag,
      summary: "Change a chart",
      description:
        "Fields that are left out stay; null empties an optional one. `version` is the one that was read: when " +
        "somebody saved in between, `version_conflict` carries `current` and the names of what changed.",
      answers: { 200: Patient },
      problems: ["version_conflict", "chart_exists"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(ChartChanges),
    async (c) => c.json(await changePatient(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .get(
    "/patients/:id/visits",
    describe({
      id: "listPastVisits",
      tag,
      summary: "Read the visits of a chart, latest first",
      description:
        "Fifty at a time; `next` is the `cursor` of the earlier ones. That they were read is logged.",
      answers: { 200: PastVisits },
      access: "staff",
    }),
    session(),
    path(ById),
    query(VisitsQuery),
    async (c) => {
      const { cursor = null } = c.req.valid("query");
      return c.json(await listPastVisits(c.var.caller, c.req.valid("param").id, cursor), 200);
    },
  );

export type PatientRoutes = typeof patients;
