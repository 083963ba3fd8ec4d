import { Hono } from "hono";
import { readEstablishment } from "../../../backend/establishments.ts";
import { listPresences } from "../../../backend/presences.ts";
import { changeRoom, createRoom, listRooms, removeRoom, type Room } from "../../../backend/rooms.ts";
import {
  changeService,
  createService,
  listServices,
  removeService,
  type Service,
  type ServiceBody,
} from "../../../backend/services.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../../web_env.ts";
import type { Clinic } from "../in_clinic.ts";
import { refusalStatus } from "../refusal.ts";
import { managing, placeEntryRoutes, type PlaceKind, placesPath, saidBy } from "./place_entry.tsx";
import {
  explainRoom,
  explainService,
  keptService,
  NEW_SERVICE,
  serviceBody,
  type ServiceValues,
  typedService,
} from "./place_form.ts";
import { RoomEntry, ServiceEntry } from "./PlaceEntries.tsx";
import { ServicesPage, type ServicesPageProps } from "./ServicesPage.tsx";

/** Services, rooms, and who serves what; every part works without JavaScript. */
export function serviceRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/", managing(deps, async (c, clinic) => page(c, await listPage(c, clinic, { done: saidBy(c) }))))
    .post("/", managing(deps, addService))
    .post("/salas", managing(deps, addRoom))
    .route("/salas", placeEntryRoutes(deps, ROOM))
    .route("/", placeEntryRoutes(deps, SERVICE));
}

const SERVICE: PlaceKind<Service, ServiceBody> = {
  kind: "service",
  folder: "",
  list: listServices,
  change: changeService,
  remove: removeService,
  read: (form) => serviceBody(typedService(form)),
  explain: explainService,
  async view(_c, { api, establishment, expect }, { values, ...props }) {
    const [people, profile] = await Promise.all([
      listPresences(api, establishment.id).then(expect),
      readEstablishment(api, establishment.id).then(expect),
    ]);
    const shown: ServiceValues = keptService({ ...props.place, ...values });
    return <ServiceEntry {...props} people={people} isTriaged={profile.triage_required} values={shown} />;
  },
};

const ROOM: PlaceKind<Room, { name: string }> = {
  kind: "room",
  folder: "/salas",
  list: listRooms,
  change: changeRoom,
  remove: removeRoom,
  read: (form) => ({ name: String(form.get("room_name") ?? "") }),
  explain: explainRoom,
  view: (_c, _clinic, { values, ...props }) =>
    Promise.resolve(<RoomEntry {...props} name={values?.name ?? props.place.name} />),
};

async function listPage(c: WebContext, clinic: Clinic, changes: Partial<ServicesPageProps> = {}) {
  const { api, establishment, expect } = clinic;
  const [services, rooms, people, profile] = await Promise.all([
    listServices(api, establishment.id).then(expect),
    listRooms(api, establishment.id).then(expect),
    listPresences(api, establishment.id).then(expect),
    readEstablishment(api, establishment.id).then(expect),
  ]);
  return (
    <ServicesPage
      request={pageRequest(c)}
      {...{ establishment, services, rooms, people }}
      isTriaged={profile.triage_required}
      service={NEW_SERVICE}
      room=""
      idempotencyKey={crypto.randomUUID()}
      {...changes}
    />
  );
}

async function addService(c: WebContext, clinic: Clinic): Promise<Response> {
  const form = await c.req.formData();
  const service = typedService(form);
  const key = keyOf(form);
  const answer = await createService(clinic.api, clinic.establishment.id, serviceBody(service), key);
  if (answer.ok) return c.redirect(`${placesPath(clinic.establishment)}?feito=service_added`, 303);
  const status = refusalStatus(answer.problem);
  const refusal = explainService(answer.problem, c.var.t);
  return page(c, await listPage(c, clinic, { service, refusal, ...kept(status, key) }), status);
}

async function addRoom(c: WebContext, clinic: Clinic): Promise<Response> {
  const form = await c.req.formData();
  const room = String(form.get("room_name") ?? "");
  const key = keyOf(form);
  const answer = await createRoom(clinic.api, clinic.establishment.id, { name: room }, key);
  if (answer.ok) return c.redirect(`${placesPath(clinic.establishment)}?feito=room_added`, 303);
  const status = refusalStatus(answer.problem);
  const refusal = explainRoom(answer.problem, c.var.t);
  return page(c, await listPage(c, clinic, { room, refusal, ...kept(status, key) }), status);
}

function keyOf(form: FormData): string {
  return String(form.get("idempotency_key") || crypto.randomUUID());
}

/** After a lost answer the same key makes the second try safe; a corrected form is another request. */
function kept(status: number, idempotencyKey: string) {
  return status === 503 ? { idempotencyKey } : {};
}
