import { Hono } from "hono";
import type { Establishment } from "../../../../edge/domain/establishment.ts";
import type { Problem } from "../../../backend/api.ts";
import { changeEstablishment, currentOf } from "../../../backend/establishments.ts";
import { type WebContext, type WebDeps, type WebEnv } from "../../../web_env.ts";
import { notFound } from "../../error_routes.tsx";
import { refusalMessage, refusalStatus } from "../refusal.ts";
import { askForEmail } from "./login_settings.tsx";
import { logoSettingsRoutes } from "./logo_settings_routes.tsx";
import { applyChoices, mergeTyped, readBase, readVersion } from "./settings_conflict.ts";
import { type Section, sectionOfPath, SECTIONS, type Values } from "./settings_fields.ts";
import { keptValues, readSection, typedValues } from "./settings_form.ts";
import { explainFields } from "./settings_words.ts";
import { atDesk, done, saidBy, type SettingsDesk, showSettings } from "./settings_desk.tsx";
import type { Refused } from "./SettingsPage.tsx";

/** The clinic's profile and settings, for those who run it; every part is a plain form. */
export function settingsRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/", atDesk(deps, open))
    .route("/logo", logoSettingsRoutes(deps))
    .post("/acesso", atDesk(deps, askForEmail))
    .post("/:section", atDesk(deps, save));
}

function open(c: WebContext, desk: SettingsDesk): Response {
  const logoError = c.req.query("erro") === "logo" ? c.var.t.common.field_codes.invalid_image : undefined;
  return showSettings(c, desk, { done: saidBy(c), logoError });
}

async function save(c: WebContext, desk: SettingsDesk): Promise<Response> {
  const section = sectionOfPath(c.req.param("section") ?? "");
  if (!section) return notFound(c);
  const form = await c.req.formData();
  const base = readBase(form);
  const values = applyChoices(form, typedValues(form, section), base);
  const version = readVersion(form) ?? desk.held.version;
  const typed = { section, base, values, version, errors: [] };
  const read = readSection(section, values, desk.held);
  if (!read.ok) {
    const errors = explainFields(c.var.t, section, read.errors);
    return showSettings(c, desk, { refused: { ...typed, errors } }, 422);
  }
  const answer = await changeEstablishment(desk.api, desk.establishment.id, version, read.patch);
  if (answer.ok) return done(c, desk, section, section);
  const current = currentOf(answer.problem);
  if (current) return showConflict(c, desk, typed, current, answer.problem.changed ?? []);
  const refused = { ...typed, ...explain(c, section, answer.problem) };
  return showSettings(c, desk, { refused }, refusalStatus(answer.problem));
}

/** Somebody else was first: what they saved, what was typed, and the choice between the two. */
function showConflict(
  c: WebContext,
  desk: SettingsDesk,
  typed: { section: Section; base: Values; values: Values },
  current: Establishment,
  changed: readonly string[],
): Response {
  const { section } = typed;
  const now = keptValues(current);
  const names: readonly string[] = SECTIONS[section];
  const { values, clashes, taken } = mergeTyped(names, typed.base, typed.values, now);
  const elsewhere = changed.flatMap((column) => namesOf(column, now).filter((name) => !names.includes(name)));
  const refused: Refused = {
    section,
    values,
    base: now,
    version: current.version,
    errors: [],
    conflict: { clashes, taken, elsewhere },
  };
  return showSettings(c, { ...desk, held: current }, { refused }, 409);
}

/** Fields of the page that a column shows in; the column itself where it is no field. */
function namesOf(column: string, values: Values): string[] {
  const below = Object.keys(values).filter((name) => name === column || name.startsWith(`${column}.`));
  return below.length > 0 ? below : [column];
}

function explain(c: WebContext, section: Section, problem: Problem): Pick<Refused, "errors" | "message"> {
  const { t } = c.var;
  if (problem.code === "cnpj_taken") {
    return { errors: [{ field: "cnpj", message: t.settings.cnpj_taken }] };
  }
  const errors = explainFields(t, section, problem.errors);
  return errors.length > 0 ? { errors } : { errors, message: refusalMessage(problem, t) };
}
