/** Invitations, links, merges and patients' own accounts for tests, written directly as role `postgres`. */
import type postgres from "postgres";
import type { MemberRole } from "../../edge/domain/member.ts";
import { type Clinic, cpfOf, patients, person, serial } from "./builders.ts";

/** A login with a patient account. */
export interface Holder {
  id: string;
  email: string;
  cpf: string;
  name: string;
  birth_date: string;
}

/** What a login may say of itself; `confirmed`: by a mail that was sent and answered. */
export interface HolderWish {
  cpf?: string;
  name?: string;
  birth_date?: string;
  phone?: string;
  confirmed?: boolean;
}

/** What `private.create_patient_account` takes. */
export function accountData(changes: Record<string, unknown> = {}) {
  return {
    name: `Ana Souza ${serial()}`,
    birth_date: "1990-05-01",
    cpf: cpfOf(400_000 + Math.floor(Math.random() * 1e8)),
    terms_version: "2026-11",
    privacy_version: "2026-11",
    ...changes,
  };
}

/** Somebody with a patient account. */
export async function holder(sql: postgres.ISql, wish: HolderWish = {}): Promise<Holder> {
  const { phone = null, confirmed = false, ...changes } = wish;
  const id = crypto.randomUUID();
  const email = `${id}@example.com`;
  await sql`
    insert into auth.users (id, email, phone, email_confirmed_at, confirmation_sent_at, phone_confirmed_at)
    values (${id}, ${email}, ${phone}, now(), ${confirmed ? sql`now() - interval '1 minute'` : null},
      ${phone ? sql`now()` : null})`;
  const data = accountData(changes);
  await sql`insert into public.patient_accounts ${sql({ ...data, user_id: id })}`;
  return { id, email, cpf: data.cpf, name: data.name, birth_date: data.birth_date };
}

/** A session of a login, by id: what tokens of auth name in `session_id`. */
export async function openSession(sql: postgres.ISql, user: string, userAgent?: string): Promise<string> {
  const row = { id: crypto.randomUUID(), user_id: user, user_agent: userAgent ?? null };
  await sql`insert into auth.sessions ${sql(row)}`;
  return row.id;
}

/** An open invitation by the owner, by id. */
export async function invitation(
  sql: postgres.ISql,
  clinic: Pick<Clinic, "id" | "members">,
  wish: { email?: string; role?: MemberRole; token?: string; expires_at?: Date } = {},
): Promise<string> {
  const { token = crypto.randomUUID(), email = `guest${crypto.randomUUID()}@example.com`, ...rest } = wish;
  const row = {
    establishment_id: clinic.id,
    invited_by: clinic.members.owner,
    role: "nurse",
    email,
    ...rest,
  };
  const [{ id }] = await sql<{ id: string }[]>`
    insert into public.invitations ${
    sql({ ...row, token_hash: new Uint8Array(await digest(token)) })
  } returning id`;
  return id;
}

/** A chart that an account has proved to be its own, by the link's id. */
export async function chartLink(
  sql: postgres.ISql,
  establishment: string,
  wish: { patient_id?: string; user_id?: string; proof?: "ticket" | "email" } = {},
): Promise<string> {
  const patient_id = wish.patient_id ?? (await patients(sql, establishment, 1))[0];
  const user_id = wish.user_id ?? await person(sql);
  const row = { establishment_id: establishment, patient_id, user_id, proof: wish.proof ?? "ticket" };
  const [{ id }] = await sql<{ id: string }[]>`insert into public.chart_links ${sql(row)} returning id`;
  return id;
}

/** Two charts noted as one person's, by the merge's id. */
export async function chartMerge(sql: postgres.ISql, establishment: string, kept?: string): Promise<string> {
  const [made, merged_id] = await patients(sql, establishment, 2);
  const kept_id = kept ?? made;
  await sql`update public.patients set merged_into = ${kept_id} where id = ${merged_id}`;
  const row = { establishment_id: establishment, kept_id, merged_id, moved: {}, filled: {}, freed: {} };
  const [{ id }] = await sql<{ id: string }[]>`insert into public.chart_merges ${sql(row)} returning id`;
  return id;
}

function digest(token: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
}
