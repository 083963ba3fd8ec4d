import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { sendArchive } from "../archives/send_archive.ts";
import { takeAttempt } from "../data/attempt.ts";
import { beginArchive, describeArchive, readArchive } from "../data/archive.ts";
import { Archive, ArchiveSize } from "../domain/archive.ts";
import { Id } from "../domain/fields.ts";
import { ById, once, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";
import { textsFor } from "../texts/texts.ts";

const tag = "leaving";

const ByArchive = z.object({ id: Id, archive: Id });

/** A clinic's archive: everything that it has, in one zip file. */
export const archives = new Hono<ApiEnv>()
  .get(
    "/establishments/:id/archive",
    describe({
      id: "describeArchive",
      tag,
      summary: "Tell what an archive would hold, and when one was last sent whole",
      answers: { 200: ArchiveSize },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await describeArchive(c.var.caller, c.req.valid("param").id), 200),
  )
  .post(
    "/establishments/:id/archives",
    describe({
      id: "beginArchive",
      tag,
      summary: "Ask for an archive",
      description: "For owners. The reading is logged. `total` counts rows and files; the file itself is " +
        "`/establishments/{id}/archives/{archive}/file`.",
      answers: { 201: Archive },
      problems: ["role_not_allowed", "too_many_requests"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    async (c) => {
      const { id } = c.req.valid("param");
      // Only who may have an archive spends an attempt of the clinic.
      await describeArchive(c.var.caller, id);
      await takeAttempt(c.var.database, "archive", id);
      const begun = await beginArchive(c.var.caller, id);
      return c.json(await readArchive(c.var.caller, id, begun.id), 201);
    },
  )
  .get(
    "/establishments/:id/archives/:archive",
    describe({
      id: "readArchive",
      tag,
      summary: "Tell how far an archive has come",
      answers: { 200: Archive },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ByArchive),
    async (c) => {
      const { id, archive } = c.req.valid("param");
      return c.json(await readArchive(c.var.caller, id, archive), 200);
    },
  )
  .get(
    "/establishments/:id/archives/:archive/file",
    describe({
      id: "downloadArchive",
      tag,
      summary: "Download an archive as a zip file",
      description: "CSV and JSON of every table and all files, of one moment. `manifest.json` is written " +
        "last. Cells that a spreadsheet would take for formulas begin with an apostrophe. A download that breaks " +
        "off is no zip file; it may be asked for again, and begins anew.",
      answers: { 200: null },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ByArchive),
    async (c) => {
      const { id, archive } = c.req.valid("param");
      // Decides whether the caller may have it, while a status can still say so.
      await readArchive(c.var.caller, id, archive);
      const { database, caller, files } = c.var;
      const texts = textsFor(c.req.header("accept-language"));
      c.header("content-type", "application/zip");
      c.header("content-disposition", 'attachment; filename="vez.zip"');
      return c.body(sendArchive({ database, caller, establishment: id, archive, files, texts }), 200);
    },
  );

export type ArchiveRoutes = typeof archives;
