/** Patients' own accounts for tests, written directly as role `postgres`. */
import type postgres from "postgres";
import { cpfOf, serial } from "./builders.ts";

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
