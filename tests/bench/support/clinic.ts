import { createClient } from "@supabase/supabase-js";
import { z } from "zod";
import type { RunningVez } from "./running_vez.ts";

const Created = z.object({ id: z.uuid() });
const Visit = z.object({ id: z.uuid(), token: z.string() });
const Session = z.object({ access_token: z.string(), topic: z.string() });

/** One clinic with people waiting, driven over HTTP as its owner. */
export interface BenchClinic {
  id: string;
  accessToken: string;
  /** A watcher's right to follow the queue. */
  ticket: z.infer<typeof Session>;
  /** Posts as the owner and fails loudly unless the answer is a 2xx. */
  post(path: string, body?: unknown): Promise<Response>;
}

/** Signs an owner up, registers a clinic and lets `waiting` people in. */
export async function openClinic(vez: RunningVez, waiting: number): Promise<BenchClinic> {
  const client = createClient(vez.url, vez.keys.publishable_key, { auth: { persistSession: false } });
  const email = `bench-${crypto.randomUUID()}@example.com`;
  const { data, error } = await client.auth.signUp({ email, password: crypto.randomUUID() });
  if (error || !data.session) throw error ?? new Error("Cannot measure without a session at sign-up");
  const accessToken = data.session.access_token;
  client.auth.stopAutoRefresh();
  const post = (path: string, body: unknown = {}) => postAs(vez, accessToken, path, body);
  const { id } = Created.parse(
    await (await post("/establishments", {
      name: "Clínica da Medição",
      cnpj: "11.222.333/0001-81",
      segment: "private_clinic",
      email,
      phone: "(11) 91234-5678",
      postal_code: "01310-100",
      address: "Avenida Paulista, 1000",
      city: "São Paulo",
      state: "SP",
    })).json(),
  );
  let token = "";
  for (let index = 0; index < waiting; index++) {
    const visit = await post(`/establishments/${id}/visits`, { patient: { name: `Pessoa ${index + 1}` } });
    token = Visit.parse(await visit.json()).token;
  }
  const ticket = Session.parse(await (await post(`/tickets/${token}/session`)).json());
  return { id, accessToken, ticket, post };
}

async function postAs(vez: RunningVez, accessToken: string, path: string, body: unknown): Promise<Response> {
  const response = await fetch(`${vez.url}/functions/v1/api${path}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${accessToken}`,
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
  return response;
}
