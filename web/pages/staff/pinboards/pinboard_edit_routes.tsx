import { Hono } from "hono";
import { PinboardChanges, PinChanges } from "../../../../edge/domain/analytics/pinboard.ts";
import type { FieldError } from "../../../components/ErrorSummary.tsx";
import { changePin, changePinboard, removePin, removePinboard } from "../../../backend/pinboards.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../../web_env.ts";
import { refusalMessage, refusalStatus } from "../refusal.ts";
import type { Problem } from "../../../backend/api.ts";
import { backTo, doneWords, editingPinboard, type Entry } from "./in_pinboard.ts";
import { PinboardEditPage } from "./PinboardEditPage.tsx";

/** Forms that change a pinboard. */
export function pinboardEditRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/:id/editar", editingPinboard(deps, (c, entry) => show(c, entry)))
    .post("/:id/editar", editingPinboard(deps, save))
    .post("/:id/respostas/:pin", editingPinboard(deps, actOnPin))
    .post("/:id/excluir", editingPinboard(deps, remove));
}

interface Refused {
  status?: 200 | 403 | 409 | 422 | 503;
  name?: string;
  typed?: { pin: string; title: string };
  errors?: FieldError[];
}

function show(
  c: WebContext,
  { establishment, board }: Entry,
  { status = 200, ...refused }: Refused = {},
) {
  const props = { request: pageRequest(c), establishment, board, errors: [], done: doneWords(c), ...refused };
  return page(c, <PinboardEditPage {...props} />, status);
}

async function save(c: WebContext, entry: Entry): Promise<Response> {
  const form = await c.req.formData();
  const name = String(form.get("name") ?? "");
  const roles = PinboardChanges.shape.roles.safeParse(form.getAll("roles"));
  const answer = await changePinboard(entry.api, entry.board.id, {
    name,
    roles: roles.success ? roles.data : [],
  });
  if (answer.ok) return backTo(c, entry, "/editar", "saved");
  return show(c, entry, { name, ...refusal(c, answer.problem, "name") });
}

async function actOnPin(c: WebContext, entry: Entry): Promise<Response> {
  const { api, board, expect } = entry;
  const id = c.req.param("pin") ?? "";
  const place = board.pins.findIndex((pin) => pin.id === id);
  // Somebody else has taken it off meanwhile.
  if (place === -1) return backTo(c, entry, "/editar", "removed");
  const form = await c.req.formData();
  switch (form.get("act")) {
    case "remove":
      expect(await removePin(api, board.id, id));
      return backTo(c, entry, "/editar", "removed");
    case "up":
    case "down": {
      const order = swapped(board.pins.map((pin) => pin.id), place, form.get("act") === "up" ? -1 : 1);
      expect(await changePinboard(api, board.id, { order }));
      return backTo(c, entry, "/editar", "moved");
    }
    default: {
      const title = String(form.get(`title-${id}`) ?? "");
      const chart = PinChanges.shape.chart.safeParse(form.get(`chart-${id}`) ?? undefined);
      const answer = await changePin(api, board.id, id, {
        title,
        chart: chart.success ? chart.data : undefined,
      });
      if (answer.ok) return backTo(c, entry, "/editar", "saved");
      return show(c, entry, { typed: { pin: id, title }, ...refusal(c, answer.problem, `title-${id}`) });
    }
  }
}

function swapped(order: string[], place: number, by: -1 | 1): string[] {
  const other = Math.min(Math.max(place + by, 0), order.length - 1);
  return order.with(place, order[other]).with(other, order[place]);
}

async function remove(c: WebContext, { api, board, establishment, expect }: Entry): Promise<Response> {
  expect(await removePinboard(api, board.id));
  return c.redirect(`/app/${establishment.slug}/analises/quadros?feito=deleted`, 303);
}

function refusal(c: WebContext, problem: Problem, field: string) {
  const message = problem.errors[0]?.message || refusalMessage(problem, c.var.t);
  return { errors: [{ field, message }], status: refusalStatus(problem) };
}
