import * as z from "zod/mini";

/** What was asked of it. */
export interface AuthRequest {
  path: string;
  headers: Headers;
  body: { email: string; password: string };
}

/** A server that speaks as much of Supabase Auth as signing in and up need, and knows the logins that it was given. */
export interface AuthServer extends AsyncDisposable {
  url: string;
  requests: AuthRequest[];
}

const Body = z.object({ email: z.string(), password: z.string() });

/** Listens on a free port. `logins`: ids and passwords by e-mail. */
export function startAuthServer(
  logins: Record<string, { id: string; password: string; isConfirmed?: boolean }> = {},
): AuthServer {
  const requests: AuthRequest[] = [];
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, async (request) => {
    const { pathname, search } = new URL(request.url);
    const body = Body.parse(await request.json());
    requests.push({ path: pathname + search, headers: request.headers, body });
    // As Supabase's gateway: a secret key is for servers.
    if (/Mozilla/.test(request.headers.get("user-agent") ?? "")) return refuse(401, "no_browsers");
    const held = logins[body.email];
    if (pathname.endsWith("/signup")) {
      return held ? refuse(422, "user_already_exists") : Response.json(session());
    }
    if (held?.password !== body.password) return refuse(400, "invalid_credentials");
    return held.isConfirmed === false ? refuse(400, "email_not_confirmed") : Response.json(session(held.id));
  });
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    requests,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

function refuse(status: number, code: string): Response {
  return Response.json({ code: status, error_code: code, msg: code }, { status });
}

function session(id: string = crypto.randomUUID()) {
  const claims = btoa(JSON.stringify({ sub: id, session_id: crypto.randomUUID() }));
  return {
    access_token: `e30.${claims.replaceAll("=", "")}.c2ln`,
    token_type: "bearer",
    expires_in: 3600,
    refresh_token: "refresh",
    user: { id, email: null },
  };
}
