/** A browser without JavaScript: keeps cookies, sends forms, follows nothing by itself. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends a form from this origin. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** Sends a form that is encoded already, as one with files is. */
  send(path: string, body: Uint8Array<ArrayBuffer>, headers: Record<string, string>): Promise<Response>;
  /** Cookies held, by name. */
  readonly cookies: ReadonlyMap<string, string>;
  /** Every `Set-Cookie` that arrived. */
  readonly setCookies: readonly string[];
}

/** Somebody who visits `origin`, reading Portuguese unless told otherwise. */
export function visitor(
  origin: string,
  send: (request: Request) => Response | Promise<Response> = fetch,
): Visitor {
  const cookies = new Map<string, string>();
  const setCookies: string[] = [];

  async function visit(
    path: string,
    init: RequestInit & { headers: Record<string, string> },
  ): Promise<Response> {
    const headers = new Headers({ "accept-language": "pt-BR", host: new URL(origin).host, ...init.headers });
    const held = [...cookies].map(([name, value]) => `${name}=${value}`);
    headers.set("cookie", [...held, headers.get("cookie") ?? ""].filter(Boolean).join("; "));
    const response = await send(new Request(origin + path, { ...init, headers, redirect: "manual" }));
    for (const line of response.headers.getSetCookie()) {
      setCookies.push(line);
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line) || value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }

  return {
    cookies,
    setCookies,
    get: (path, headers = {}) => visit(path, { headers }),
    send: (path, body, headers) => visit(path, { method: "POST", body, headers: { origin, ...headers } }),
    post: (path, fields, headers = {}) =>
      visit(path, { method: "POST", body: new URLSearchParams(fields), headers: { origin, ...headers } }),
  };
}
