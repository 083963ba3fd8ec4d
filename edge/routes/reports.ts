import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { readAppointments, readOperations, readPatientHistory, readProfessionals } from "../data/report.ts";
import { readWaitAccuracy } from "../data/wait.ts";
import { Id } from "../domain/fields.ts";
import { AppointmentsReport } from "../domain/reports/appointments.ts";
import { OperationsReport } from "../domain/reports/operations.ts";
import { PatientHistory } from "../domain/reports/patient_history.ts";
import { ProfessionalsQuery, ProfessionalsReport } from "../domain/reports/professionals.ts";
import { SpanQuery } from "../domain/reports/span.ts";
import { WaitAccuracy } from "../domain/wait/accuracy.ts";
import { ById, path, query } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";
import { CSV_NOTE } from "./csv_language.ts";
import { csvFile, wantsCsv } from "./report_file.ts";
import { APPOINTMENT_COLUMNS, DAY_COLUMNS, PROFESSIONAL_COLUMNS, VISIT_COLUMNS } from "./report_columns.ts";

const tag = "reports";
const access = "staff";
const CSV = { also: ["text/csv"] };
const DAYS = "`from` and `to` are days of the clinic's calendar, both included, at most two years.";

/** Up to a year. */
const Days = z.object({ days: z._default(z.string().check(z.regex(/^[1-9]\d{0,2}$/)), "30") });

const ByPatient = z.extend(ById, { patient: Id });

/** What has happened, in figures; for all members, as the figures of questions are. */
export const reports = new Hono<ApiEnv>()
  .get(
    "/establishments/:id/reports/waits",
    describe({
      id: "readWaitAccuracy",
      tag,
      summary: "Read how near told waits came",
      description: "Of the last days: what was told when people began to wait, against when they were seen.",
      answers: { 200: WaitAccuracy },
      access,
    }),
    session(),
    path(ById),
    query(Days),
    async (c) =>
      c.json(
        await readWaitAccuracy(c.var.caller, c.req.valid("param").id, Number(c.req.valid("query").days)),
        200,
      ),
  )
  .get(
    "/establishments/:id/reports/operations",
    describe({
      id: "readOperations",
      tag,
      summary: "Flow, waits against targets, abandonment",
      description:
        `Today unless told otherwise; by day, by class and by hour. ${DAYS} CSV has the days. ${CSV_NOTE}`,
      answers: { 200: OperationsReport },
      access,
      ...CSV,
    }),
    session(),
    path(ById),
    query(SpanQuery),
    async (c) => {
      const report = await readOperations(c.var.caller, c.req.valid("param").id, c.req.valid("query"));
      return wantsCsv(c) ? csvFile(c, "operations", DAY_COLUMNS, report.rows) : c.json(report, 200);
    },
  )
  .get(
    "/establishments/:id/reports/professionals",
    describe({
      id: "readProfessionals",
      tag,
      summary: "Consultations of each professional, and their times",
      description:
        `The last thirty days unless told otherwise; whole, by month or by day (\`by\`). ${DAYS} ${CSV_NOTE}`,
      answers: { 200: ProfessionalsReport },
      access,
      ...CSV,
    }),
    session(),
    path(ById),
    query(ProfessionalsQuery),
    async (c) => {
      const report = await readProfessionals(c.var.caller, c.req.valid("param").id, c.req.valid("query"));
      return wantsCsv(c)
        ? csvFile(c, "professionals", PROFESSIONAL_COLUMNS, report.rows)
        : c.json(report, 200);
    },
  )
  .get(
    "/establishments/:id/reports/appointments",
    describe({
      id: "readAppointmentsReport",
      tag,
      summary: "What became of visits with an appointed time",
      description:
        `By day and professional, the last thirty days unless told otherwise. ${DAYS} Visits without an ` +
        `appointed time are not in it. ${CSV_NOTE}`,
      answers: { 200: AppointmentsReport },
      access,
      ...CSV,
    }),
    session(),
    path(ById),
    query(SpanQuery),
    async (c) => {
      const report = await readAppointments(c.var.caller, c.req.valid("param").id, c.req.valid("query"));
      return wantsCsv(c) ? csvFile(c, "appointments", APPOINTMENT_COLUMNS, report.rows) : c.json(report, 200);
    },
  )
  .get(
    "/establishments/:id/reports/patients/:patient",
    describe({
      id: "readPatientHistory",
      tag,
      summary: "A patient's visits with events, triages and outcomes",
      description:
        "All of them unless told otherwise, at most 200, latest first. That they were read is logged. What " +
        `was found at triage is null for roles that may not triage. CSV has a line per visit. ${CSV_NOTE}`,
      answers: { 200: PatientHistory },
      access,
      ...CSV,
    }),
    session(),
    path(ByPatient),
    query(SpanQuery),
    async (c) => {
      const { id, patient } = c.req.valid("param");
      const history = await readPatientHistory(c.var.caller, id, patient, c.req.valid("query"));
      return wantsCsv(c) ? csvFile(c, "patient", VISIT_COLUMNS, history.rows) : c.json(history, 200);
    },
  );

export type ReportRoutes = typeof reports;
