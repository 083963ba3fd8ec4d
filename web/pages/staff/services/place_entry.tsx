import { Hono } from "hono";
import type { VNode } from "preact";
import type { Answer, Api } from "../../../backend/api.ts";
import type { Messages } from "../../../i18n/pt_BR.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../../web_env.ts";
import { notFound } from "../../error_routes.tsx";
import { forManagers } from "../for_managers.tsx";
import type { Clinic, ClinicHandle } from "../in_clinic.ts";
import { ServicesNotAllowed } from "../not_allowed_pages.tsx";
import { refusalMessage, refusalStatus } from "../refusal.ts";
import type { Refusal } from "./place_form.ts";
import { type PlacePageProps, PlaceRemovalPage } from "./PlacePage.tsx";

/** What of a service or a room the pages of one entry need to know. */
export interface PlaceKind<Place extends PlacePageProps["place"], Values> {
  kind: PlacePageProps["kind"];
  /** Below `/app/:slug/configuracoes/servicos`. */
  folder: "" | "/salas";
  list(api: Api, establishment: string): Promise<Answer<Place[]>>;
  change(api: Api, id: string, body: Values | { active: boolean }): Promise<Answer<Place>>;
  remove(api: Api, id: string): Promise<Answer<null>>;
  read(form: FormData): Values;
  explain(answer: Parameters<typeof refusalMessage>[0], t: Messages): Refusal;
  view(
    c: WebContext,
    clinic: Clinic,
    props: PlacePageProps & { place: Place; values?: Values },
  ): Promise<VNode>;
}

/** Where an entry's pages are, and the list. */
export function placesPath({ slug }: { slug: string }): string {
  return `/app/${slug}/configuracoes/servicos`;
}

/** Opens pages to those who run the clinic. */
export function managing(deps: WebDeps, handle: ClinicHandle) {
  return forManagers(deps, ServicesNotAllowed, handle);
}

/** What the address says was just done. */
export function saidBy(c: WebContext): string | undefined {
  const words: Readonly<Record<string, string>> = c.var.t.services.done;
  const told = c.req.query("feito") ?? "";
  return Object.hasOwn(words, told) ? words[told] : undefined;
}

/** One service, or one room: edited, deactivated, deleted. */
export function placeEntryRoutes<Place extends PlacePageProps["place"], Values>(
  deps: WebDeps,
  of: PlaceKind<Place, Values>,
): Hono<WebEnv> {
  type Entry = { clinic: Clinic; props: PlacePageProps & { place: Place } };

  function entry(handle: (c: WebContext, entry: Entry) => Promise<Response>) {
    return managing(deps, async (c, clinic) => {
      const { api, establishment, expect } = clinic;
      const places = await of.list(api, establishment.id).then(expect);
      const place = places.find(({ id }) => id === c.req.param("id"));
      if (!place) return notFound(c);
      const path = `${placesPath(establishment)}${of.folder}/${place.id}`;
      const props = { request: pageRequest(c), establishment, kind: of.kind, place, path };
      return await handle(c, { clinic, props });
    });
  }

  async function open(c: WebContext, { clinic, props }: Entry) {
    return page(c, await of.view(c, clinic, { ...props, done: saidBy(c) }));
  }

  async function save(c: WebContext, { clinic, props }: Entry) {
    const values = of.read(await c.req.formData());
    const answer = await of.change(clinic.api, props.place.id, values);
    if (answer.ok) return c.redirect(`${placesPath(props.establishment)}?feito=${of.kind}_saved`, 303);
    const refusal = of.explain(answer.problem, c.var.t);
    return page(c, await of.view(c, clinic, { ...props, values, refusal }), refusalStatus(answer.problem));
  }

  async function setStatus(c: WebContext, { clinic, props }: Entry) {
    const active = (await c.req.formData()).get("active") === "true";
    const answer = await of.change(clinic.api, props.place.id, { active });
    if (answer.ok) return c.redirect(`${props.path}?feito=status`, 303);
    const refusal = { errors: [], message: refusalMessage(answer.problem, c.var.t) };
    return page(c, await of.view(c, clinic, { ...props, refusal }), refusalStatus(answer.problem));
  }

  async function remove(c: WebContext, { clinic, props }: Entry) {
    const answer = await of.remove(clinic.api, props.place.id);
    if (answer.ok) return c.redirect(`${placesPath(props.establishment)}?feito=${of.kind}_removed`, 303);
    const { t } = c.var;
    const message = answer.problem.code === "in_use"
      ? t.services.remove.in_use(props.place.name)
      : refusalMessage(answer.problem, t);
    const refusal = { errors: [], message };
    return page(c, <PlaceRemovalPage {...props} refusal={refusal} />, refusalStatus(answer.problem));
  }

  return new Hono<WebEnv>()
    .get("/:id", entry(open))
    .post("/:id", entry(save))
    .post("/:id/situacao", entry(setStatus))
    .get("/:id/excluir", entry(async (c, { props }) => await page(c, <PlaceRemovalPage {...props} />)))
    .post("/:id/excluir", entry(remove));
}
