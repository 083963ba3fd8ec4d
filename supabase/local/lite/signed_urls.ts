import * as z from "zod/mini";

type Fetch = (request: Request) => Promise<Response>;

const Signed = z.looseObject({ signedUrl: z.string() });
const Refusal = z.looseObject({ message: z.string() });
const Many = z.object({ expiresIn: z.number(), paths: z.array(z.string()) });
const signing = /^\/storage\/v1\/object\/(?:upload\/)?sign\/[^/]+(\/.)?/;

/**
 * Makes lite's signed addresses Supabase's. lite 0.10 names them `signedUrl` and counts them from the origin, where
 * storage's client expects `signedURL` (`url` for uploads) counted from /storage/v1; and it answers 404 when it
 * is asked to sign several at once.
 */
export function withSignedUrls(fetch: Fetch): Fetch {
  return async function signedUrls(request) {
    const [isSigning, isOne] = signing.exec(new URL(request.url).pathname) ?? [];
    if (!isSigning || request.method !== "POST") return await fetch(request);
    return isOne ? await signOne(request, fetch) : await signMany(request, fetch);
  };
}

async function signOne(request: Request, fetch: Fetch): Promise<Response> {
  const response = await fetch(request);
  const parsed = Signed.safeParse(await response.clone().json().catch(() => undefined));
  if (!parsed.success) return response;
  const path = parsed.data.signedUrl.replace(/^\/storage\/v1/, "");
  await response.body?.cancel();
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return Response.json({ ...parsed.data, signedURL: path, url: path }, { status: response.status, headers });
}

async function signMany(request: Request, fetch: Fetch): Promise<Response> {
  const parsed = Many.safeParse(await request.json().catch(() => undefined));
  if (!parsed.success) return Response.json({ message: "Cannot read expiresIn and paths" }, { status: 400 });
  const { expiresIn, paths } = parsed.data;
  return Response.json(
    await Promise.all(paths.map(async (path) => {
      const url = `${request.url.replace(/\/$/, "")}/${path.split("/").map(encodeURIComponent).join("/")}`;
      const headers = new Headers(request.headers);
      headers.delete("content-length");
      const one = new Request(url, { method: "POST", headers, body: JSON.stringify({ expiresIn }) });
      const answer = await (await signOne(one, fetch)).json();
      const signed = Signed.safeParse(answer);
      if (signed.success) return { ...signed.data, path, error: null };
      const refusal = Refusal.safeParse(answer);
      return { path, signedURL: null, error: refusal.success ? refusal.data.message : "Cannot sign" };
    })),
  );
}
