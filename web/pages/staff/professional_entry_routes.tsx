import { Hono } from "hono";
import { type Professional, ProfessionalStatus } from "../../../edge/domain/professional.ts";
import { listMembers } from "../../backend/members.ts";
import {
  changeProfessional,
  changeStatus,
  linkProfessional,
  listSpecialties,
  readProfessional,
  removeProfessional,
} from "../../backend/professionals.ts";
import { readServed, serveServices } from "../../backend/presences.ts";
import { listServices } from "../../backend/services.ts";
import { page } from "../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../web_env.ts";
import { notFound } from "../error_routes.tsx";
import { forManagers } from "./for_managers.tsx";
import type { Clinic } from "./in_clinic.ts";
import { ProfessionalsNotAllowed } from "./not_allowed_pages.tsx";
import { explain, keptValues, typedValues } from "./professional_form.ts";
import type { ProfessionalFormContent } from "./ProfessionalForm.tsx";
import { ProfessionalPage } from "./ProfessionalPage.tsx";
import { ProfessionalRemovalPage } from "./ProfessionalRemovalPage.tsx";
import { refusalMessage, refusalStatus } from "./refusal.ts";

/** What the pages of one professional are given. */
interface Entry extends Clinic {
  professional: Professional;
}

/** What differs from the page as it opens. */
type Changes = Partial<ProfessionalFormContent> & { linkError?: string };

/** One professional: edited, linked to a member, deactivated, deleted. */
export function professionalEntryRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/:id", inEntry(deps, async (c, entry) => page(c, await entryPage(c, entry))))
    .post("/:id", inEntry(deps, save))
    .post("/:id/situacao", inEntry(deps, setStatus))
    .post("/:id/acesso", inEntry(deps, link))
    .post("/:id/servicos", inEntry(deps, serve))
    .get(
      "/:id/excluir",
      inEntry(deps, (c, entry) => page(c, <ProfessionalRemovalPage request={pageRequest(c)} {...entry} />)),
    )
    .post("/:id/excluir", inEntry(deps, remove));
}

/** Finds the professional of the path in the clinic of the path, for those who may write. */
function inEntry(deps: WebDeps, handle: (c: WebContext, entry: Entry) => Response | Promise<Response>) {
  return forManagers(deps, ProfessionalsNotAllowed, async (c, clinic) => {
    const { api, establishment, expect } = clinic;
    const answer = await readProfessional(api, c.req.param("id") ?? "");
    if (!answer.ok && answer.problem.code === "not_found") return notFound(c);
    const professional = expect(answer);
    if (professional.establishment_id !== establishment.id) return notFound(c);
    return await handle(c, { ...clinic, professional });
  });
}

async function entryPage(c: WebContext, entry: Entry, changes: Changes = {}) {
  const { api, establishment, professional } = entry;
  const [members, specialties, services, chosen] = await Promise.all([
    listMembers(api, establishment.id),
    listSpecialties(api, establishment.id),
    listServices(api, establishment.id),
    readServed(api, professional.id),
  ]);
  const words: Readonly<Record<string, string>> = c.var.t.professionals.done;
  return (
    <ProfessionalPage
      request={pageRequest(c)}
      establishment={establishment}
      professional={professional}
      members={members.ok ? members.data : null}
      served={services.ok && chosen.ok ? { services: services.data, chosen: chosen.data.services } : null}
      specialties={specialties.ok ? specialties.data : []}
      done={words[c.req.query("feito") ?? ""]}
      values={keptValues(professional)}
      errors={[]}
      {...changes}
    />
  );
}

function done(
  c: WebContext,
  { establishment, professional }: Entry,
  what: "saved" | "status" | "link" | "services",
) {
  return c.redirect(`/app/${establishment.slug}/profissionais/${professional.id}?feito=${what}`, 303);
}

async function save(c: WebContext, entry: Entry): Promise<Response> {
  const values = typedValues(await c.req.formData());
  const answer = await changeProfessional(entry.api, entry.professional.id, values);
  if (answer.ok) return done(c, entry, "saved");
  const changes = { values, ...explain(answer.problem, c.var.t) };
  return page(c, await entryPage(c, entry, changes), refusalStatus(answer.problem));
}

async function setStatus(c: WebContext, entry: Entry): Promise<Response> {
  const status = ProfessionalStatus.safeParse((await c.req.formData()).get("status"));
  if (!status.success) return done(c, entry, "status");
  const answer = await changeStatus(entry.api, entry.professional.id, status.data);
  if (answer.ok) return done(c, entry, "status");
  const message = refusalMessage(answer.problem, c.var.t);
  return page(c, await entryPage(c, entry, { message }), refusalStatus(answer.problem));
}

async function link(c: WebContext, entry: Entry): Promise<Response> {
  const member = String((await c.req.formData()).get("user_id") ?? "");
  const answer = await linkProfessional(entry.api, entry.professional.id, member || null);
  if (answer.ok) return done(c, entry, "link");
  const { problem } = answer;
  const changes = problem.code === "invalid_input"
    ? { linkError: c.var.t.professionals.link.gone }
    : { message: refusalMessage(problem, c.var.t) };
  return page(c, await entryPage(c, entry, changes), refusalStatus(problem));
}

async function serve(c: WebContext, entry: Entry): Promise<Response> {
  const chosen = (await c.req.formData()).getAll("services").map(String);
  const answer = await serveServices(entry.api, entry.professional.id, chosen);
  if (answer.ok) return done(c, entry, "services");
  const message = refusalMessage(answer.problem, c.var.t);
  return page(c, await entryPage(c, entry, { message }), refusalStatus(answer.problem));
}

async function remove(c: WebContext, entry: Entry): Promise<Response> {
  const answer = await removeProfessional(entry.api, entry.professional.id);
  if (answer.ok) return c.redirect(`/app/${entry.establishment.slug}/profissionais?excluido`, 303);
  const refusal = answer.problem.code === "in_use" ? "inUse" : "failed";
  const view = <ProfessionalRemovalPage request={pageRequest(c)} {...entry} refusal={refusal} />;
  return page(c, view, refusalStatus(answer.problem));
}
