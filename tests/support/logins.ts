/** People who signed up at the stack's own Auth: with passwords, and sessions that it knows. */
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { Stack } from "./stack.ts";

export const PASSWORD = "uma frase comprida";

/** Somebody who is signed in. */
export interface Login {
  id: string;
  email: string;
  /** The access token. */
  token: string;
  /** The project's own client, as this person. */
  supabase: SupabaseClient;
  /** Asks the API. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** Signs somebody up with {@linkcode PASSWORD}. */
export async function signUp(
  stack: Pick<Stack, "url" | "keys">,
  email = `${crypto.randomUUID()}@example.com`,
): Promise<Login> {
  const supabase = createClient(stack.url, stack.keys.publishable_key, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const { data: { session }, error } = await supabase.auth.signUp({ email, password: PASSWORD });
  if (!session) throw new Error(`Cannot sign ${email} up: ${error?.message}`);
  return {
    id: session.user.id,
    email,
    token: session.access_token,
    supabase,
    ask: (method, path, body, headers = {}) =>
      fetch(`${stack.url}/functions/v1/api${path}`, {
        method,
        headers: {
          authorization: `Bearer ${session.access_token}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
  };
}
