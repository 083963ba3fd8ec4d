/**
 * Rows for tests, written directly as role `postgres`: no policy, no function, no rule but the tables' own. What a
 * test cares about it names; the rest is believable and different each time.
 */
import type postgres from "postgres";
import { MEMBER_ROLES, type MemberRole } from "../../edge/domain/member.ts";
import type { Priority } from "../../edge/domain/priority.ts";
import type { Risk } from "../../edge/domain/risk.ts";
import type { VisitStatus } from "../../edge/domain/visit.ts";

/** An establishment with one member of each role, furnished as a new one is. */
export interface Clinic {
  id: string;
  slug: string;
  /** User ids by role. */
  members: Record<MemberRole, string>;
  service: string;
  display: string;
  room: string;
  professional: string;
}

let count = 0;

/** A number that no other row of this process has. */
export function serial(): number {
  return ++count;
}

/** Eleven digits with right check digits, another one for each number. */
export function cpfOf(number: number): string {
  const body = String(100_000_000 + number).slice(-9);
  return withCheckDigits(body, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
}

/** Fourteen digits with right check digits, another one for each number. */
export function cnpjOf(number: number): string {
  const body = String(10_000_000 + number).slice(-8) + "0001";
  return withCheckDigits(body, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
}

function withCheckDigits(body: string, weights: number[]): string {
  let document = body;
  for (let i = 0; i < 2; i++) {
    const last = weights.slice(-document.length);
    const rest = [...document].reduce((sum, digit, j) => sum + Number(digit) * last[j], 0) % 11;
    document += rest < 2 ? 0 : 11 - rest;
  }
  return document;
}

/** Somebody who can log in, by id. */
export async function person(sql: postgres.ISql): Promise<string> {
  const id = crypto.randomUUID();
  await sql`insert into auth.users (id, email) values (${id}, ${`${id}@example.com`})`;
  return id;
}

/** A body for `private.create_establishment` and `POST /establishments`. */
export function establishmentData(changes: Record<string, unknown> = {}) {
  const number = serial();
  return {
    name: `Clínica Aurora ${number}`,
    cnpj: cnpjOf(Math.floor(Math.random() * 80_000) * 1000 + number % 1000),
    segment: "private_clinic",
    email: `contato${number}@example.com`,
    phone: "1133224455",
    postal_code: "01310100",
    address: "Avenida Paulista, 1000",
    city: "São Paulo",
    state: "SP",
    ...changes,
  };
}

/** An establishment with a member of each role, a room and a professional. */
export async function clinic(
  sql: postgres.ISql,
  changes: { timezone?: string; triage_required?: boolean } = {},
): Promise<Clinic> {
  const row = { ...establishmentData(changes), slug: `clinica-${crypto.randomUUID()}` };
  const [{ id }] = await sql`insert into public.establishments ${sql(row)} returning id`;
  const members = {
    owner: crypto.randomUUID(),
    admin: crypto.randomUUID(),
    receptionist: crypto.randomUUID(),
    nurse: crypto.randomUUID(),
    doctor: crypto.randomUUID(),
  };
  const users = MEMBER_ROLES.map((role) => ({ role, user_id: members[role], establishment_id: id }));
  await sql`insert into auth.users ${
    sql(users.map(({ user_id }) => ({ id: user_id, email: `${user_id}@example.com` })))
  }`;
  await sql`insert into public.members ${sql(users)}`;
  const [{ service }] = await sql`select id as service from public.services where establishment_id = ${id}`;
  const [{ display }] = await sql`select id as display from public.displays where establishment_id = ${id}`;
  return {
    id,
    slug: row.slug,
    members,
    service,
    display,
    room: await room(sql, id),
    professional: await professional(sql, id),
  };
}

/** A room, by id. */
export async function room(sql: postgres.ISql, establishment: string, name = `Sala ${serial()}`) {
  const [{ id }] = await sql<{ id: string }[]>`
    insert into public.rooms ${sql({ establishment_id: establishment, name })} returning id`;
  return id;
}

/** A service, by id. */
export async function service(sql: postgres.ISql, establishment: string, prefix: string) {
  const row = { establishment_id: establishment, name: `Serviço ${serial()}`, prefix };
  const [{ id }] = await sql<{ id: string }[]>`insert into public.services ${sql(row)} returning id`;
  return id;
}

/** What a professional is made of, without the establishment. */
export function professionalData(changes: Record<string, unknown> = {}) {
  const number = serial();
  return {
    full_name: `Dra. Helena Prado ${number}`,
    email: `helena${number}@example.com`,
    specialty: "Clínica médica",
    council: "CRM",
    council_number: String(100_000 + number),
    council_state: "SP",
    shift: "full_day",
    status: "active",
    ...changes,
  };
}

/** A professional, by id. */
export async function professional(
  sql: postgres.ISql,
  establishment: string,
  changes: { shift?: string; status?: string; [column: string]: string | undefined } = {},
) {
  const row = { ...professionalData(changes), establishment_id: establishment };
  const [{ id }] = await sql<{ id: string }[]>`insert into public.professionals ${sql(row)} returning id`;
  return id;
}

/** Charts, by id. */
export async function patients(
  sql: postgres.ISql,
  establishment: string,
  howMany: number,
): Promise<string[]> {
  const rows = Array.from({ length: howMany }, () => ({
    establishment_id: establishment,
    name: `Paciente ${serial()}`,
  }));
  const made = await sql<{ id: string }[]>`insert into public.patients ${sql(rows)} returning id`;
  return made.map(({ id }) => id);
}

/** A visit as a test wants to find it. */
export interface VisitWish {
  status?: VisitStatus;
  risk?: Risk | null;
  priority?: Priority | null;
  arrived_at?: Date;
  called_at?: Date;
  started_at?: Date;
  finished_at?: Date;
  closed_at?: Date;
  professional_id?: string;
  room_id?: string;
  patient_id?: string;
  symptoms?: string;
}

/** Visits in one statement (so one snapshot), in the order given. Times that a status needs are filled in. */
export async function visits(
  sql: postgres.ISql,
  clinic: Pick<Clinic, "id" | "service">,
  wishes: VisitWish[],
): Promise<{ id: string; code: string; token: string; patient_id: string }[]> {
  const charts = await patients(sql, clinic.id, wishes.length);
  const [{ first }] = await sql`
    update public.queues set arrivals = arrivals + ${wishes.length} where establishment_id = ${clinic.id}
    returning (arrivals - ${wishes.length} + 1)::int as first`;
  const rows = wishes.map((wish, i) => visitRow(clinic, wish, charts[i], first + i));
  return await sql<{ id: string; code: string; token: string; patient_id: string }[]>`
    insert into public.visits ${sql(rows)} returning id, code, token, patient_id`;
}

function visitRow(clinic: Pick<Clinic, "id" | "service">, wish: VisitWish, chart: string, number: number) {
  const status = wish.status ?? "waiting";
  const closed = status === "finished" || status === "cancelled" || status === "no_show";
  const called = status === "called" || wish.called_at !== undefined;
  const now = new Date();
  return {
    establishment_id: clinic.id,
    service_id: clinic.service,
    patient_id: wish.patient_id ?? chart,
    // Codes that functions never give, so that both can be used in one test.
    code: `ZZ${String(number).padStart(3, "0")}`,
    code_day: "2026-01-01",
    number,
    status,
    risk: wish.risk ?? null,
    priority: wish.priority ?? null,
    symptoms: wish.symptoms ?? null,
    arrived_at: wish.arrived_at ?? now,
    called_at: wish.called_at ?? (called ? now : null),
    call_number: called ? 1_000_000 + number : null,
    call_times: status === "called" ? 1 : 0,
    started_at: wish.started_at ?? (status === "in_service" ? now : null),
    finished_at: wish.finished_at ?? (status === "finished" || status === "awaiting_return" ? now : null),
    closed_at: wish.closed_at ?? (closed ? wish.finished_at ?? now : null),
    professional_id: wish.professional_id ?? null,
    room_id: wish.room_id ?? null,
  };
}

/** One visit. */
export async function visit(
  sql: postgres.ISql,
  clinic: Pick<Clinic, "id" | "service">,
  wish: VisitWish = {},
) {
  const [made] = await visits(sql, clinic, [wish]);
  return made;
}
