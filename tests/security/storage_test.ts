import assert from "node:assert/strict";
import { createClient } from "@supabase/supabase-js";
import { SignJWT } from "jose";
import * as z from "zod";
import { Establishment } from "../../edge/domain/establishment.ts";
import { cleanLogo } from "../../edge/domain/logo.ts";
import { type Clinic, clinic } from "../support/builders.ts";
import { openSession } from "../support/people.ts";
import { bytesOf, pictures } from "../support/pictures.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { statusOfRaw } from "./support/raw_request.ts";

const SCRIPT = bytesOf("<!doctype html><script>alert(document.domain)</script>");

/** A clinic, another one, and ways to ask the API, storage and the pages as somebody of the first. */
interface Scene {
  stack: Stack;
  house: Clinic;
  other: Clinic;
  token(user?: string): Promise<string>;
  /** `PUT` or `DELETE` of the first clinic's logo, or of `of`'s. */
  logo(method: "PUT" | "DELETE", options?: LogoRequest): Promise<Response>;
  held(house: Clinic): Promise<Establishment>;
  /** Names of objects in the bucket, straight from the table. */
  files(folder: string): Promise<string[]>;
  storage(token: string): ReturnType<ReturnType<typeof createClient>["storage"]["from"]>;
}

interface LogoRequest {
  as?: string;
  of?: Clinic;
  body?: Uint8Array<ArrayBuffer>;
  type?: string;
  version?: number;
}

/** One stack for the file; each step has clinics of its own. */
Deno.test("the bucket of logos and what leads to it", async (t) => {
  await using stack = await testStack();
  const step = (name: string, run: (scene: Scene) => Promise<void>) =>
    t.step(name, async () => await run(await makeScene(stack)));

  await step("a logo is kept clean, shown from the own origin, replaced and removed with its bytes", keeps);
  await step("only those who run the clinic set its logo; another clinic's is not found", roles);
  await step("a second editor's logo is refused and leaves no file", conflicts);
  await step("what is no picture, too large or called something else is refused", contents);
  await step("policies: no foreign folder, no climbing out, no other bucket", folders);
  await step("policies: nobody lists but those who run the clinic, and only their own", lists);
  await step("storage refuses types and sizes that are not a logo's", limits);
  await step("whatever lies there, pages hand out clean pictures alone", serves);
  await step("addresses that are no logo's are not found, however they are written", addresses);
  await step("a signed address ends when it says", signed);
});

async function makeScene(stack: Stack): Promise<Scene> {
  const [house, other] = [await clinic(stack.sql), await clinic(stack.sql)];
  const token = async (user = house.members.owner) =>
    await new SignJWT({ role: "authenticated", session_id: await openSession(stack.sql, user) })
      .setProtectedHeader({ alg: "HS256" }).setSubject(user).setAudience("authenticated").setIssuedAt()
      .setExpirationTime("1h").sign(new TextEncoder().encode(stack.keys.jwt_secret));
  const api = (one: Clinic, path = "") => `${stack.url}/functions/v1/api/establishments/${one.id}${path}`;
  return {
    stack,
    house,
    other,
    token,
    async logo(method, { as, of = house, body, type = "image/png", version = 1 } = {}) {
      const headers = {
        authorization: `Bearer ${await token(as)}`,
        "if-match": `"${version}"`,
        ...(body ? { "content-type": type } : {}),
      };
      return await fetch(api(of, "/logo"), { method, headers, body });
    },
    async held(one) {
      const headers = { authorization: `Bearer ${await token(one.members.owner)}` };
      return Establishment.parse(await (await fetch(api(one), { headers })).json());
    },
    async files(folder) {
      const rows = await stack.sql`
        select name from storage.objects where bucket_id = 'logos' and name like ${`${folder}%`} order by name`;
      return rows.map(({ name }) => name);
    },
    storage: (bearer) =>
      createClient(stack.url, stack.keys.publishable_key, {
        accessToken: () => Promise.resolve(bearer),
      }).storage.from("logos"),
  };
}

const settle = async (response: Response) => {
  await response.body?.cancel();
  return response.status;
};

async function keeps({ stack, house, logo, held, files }: Scene) {
  const { png, jpeg } = pictures();
  const burdened = bytesOf(png, "GPS 23.5 S");
  const added = await logo("PUT", { body: burdened });
  const first = Establishment.parse(await added.json());
  assert.deepEqual([added.status, added.headers.get("etag"), first.version], [200, '"2"', 2]);
  const shown = await fetch(`${stack.url}/logos/${first.logo_path}`);
  assert.deepEqual(new Uint8Array(await shown.arrayBuffer()), cleanLogo(png)?.bytes);
  assert.equal(shown.headers.get("content-type"), "image/png");
  assert.equal(shown.headers.get("cache-control"), "public, max-age=31536000, immutable");
  assert.equal(shown.headers.get("x-content-type-options"), "nosniff");
  assert.match(shown.headers.get("content-security-policy") ?? "", /default-src 'none'/);

  const second = Establishment.parse(
    await (await logo("PUT", { body: jpeg, type: "image/jpeg", version: 2 })).json(),
  );
  assert.match(second.logo_path ?? "", /\.jpg$/);
  assert.deepEqual(await files(house.id), [second.logo_path]);
  assert.equal(await settle(await fetch(`${stack.url}/logos/${first.logo_path}`)), 404);

  assert.equal(await settle(await logo("DELETE", { version: 3 })), 200);
  assert.deepEqual([(await held(house)).logo_path, await files(house.id)], [null, []]);
  assert.equal(await settle(await fetch(`${stack.url}/logos/${second.logo_path}`)), 404);
}

async function roles({ house, other, logo, held, files }: Scene) {
  const body = pictures().png;
  assert.equal(await settle(await logo("PUT", { as: house.members.admin, body })), 200);
  for (const role of ["receptionist", "nurse", "doctor"] as const) {
    assert.equal(await settle(await logo("PUT", { as: house.members[role], body, version: 2 })), 403, role);
    assert.equal(await settle(await logo("DELETE", { as: house.members[role], version: 2 })), 403, role);
  }
  assert.equal(await settle(await logo("PUT", { of: other, body })), 404);
  assert.equal(await settle(await logo("DELETE", { of: other })), 404);
  assert.deepEqual(await files(other.id), []);
  assert.equal((await held(house)).version, 2);
}

async function conflicts({ stack, house, logo, files }: Scene) {
  await stack.sql`update public.establishments set city = 'Santos' where id = ${house.id}`;
  const late = await logo("PUT", { body: pictures().png });
  const { code, changed } = z.object({ code: z.string(), changed: z.array(z.string()) }).parse(
    await late.json(),
  );
  assert.deepEqual([late.status, code, changed], [409, "version_conflict", ["city"]]);
  assert.deepEqual(await files(house.id), []);
}

async function contents({ house, logo, files }: Scene) {
  const { png } = pictures();
  const svg = bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const attempts: [Uint8Array<ArrayBuffer>, string, number][] = [
    [SCRIPT, "image/png", 422],
    [svg, "image/png", 422],
    [svg, "image/svg+xml", 415],
    [SCRIPT, "text/html", 415],
    [png, "multipart/form-data; boundary=x", 415],
    [bytesOf(png, new Uint8Array(1024 * 1024)), "image/png", 413],
    [bytesOf(png.subarray(0, 40)), "image/png", 422],
  ];
  for (const [body, type, status] of attempts) {
    assert.equal(await settle(await logo("PUT", { body, type })), status, `${type} ${body.byteLength}`);
  }
  assert.deepEqual(await files(house.id), []);
}

async function folders({ stack, house, other, token, storage }: Scene) {
  const bearer = await token();
  const mine = storage(bearer);
  const upload = (path: string) => mine.upload(path, pictures().png, { contentType: "image/png" });
  assert.equal((await upload(`${house.id}/mine.png`)).error, null);
  const theirs = `${other.id}/theirs.png`;
  const refused = [
    theirs,
    "logo.png",
    `${house.id}/../${other.id}/up.png`,
    `${house.id}/deeper/down.png`,
    `${house.id}/..%2f${other.id}/up.png`,
    `${house.id}%2f..%2f${other.id}%2fup.png`,
    `${house.id}/page.html`,
    `${house.id.toUpperCase()}/case.png`,
  ];
  for (const path of refused) assert.notEqual((await upload(path)).error, null, path);
  for (
    const path of [`/storage/v1/object/logos/${house.id}/../${theirs}`, `/storage/v1/object/logos/${theirs}`]
  ) {
    assert.ok(await statusOfRaw(stack, "POST", path, bearer) >= 400, path);
  }
  await storage(await token(other.members.owner)).upload(theirs, pictures().png, {
    contentType: "image/png",
  });
  assert.notEqual((await mine.update(theirs, pictures().jpeg, { contentType: "image/png" })).error, null);
  assert.notEqual((await mine.move(`${house.id}/mine.png`, `${other.id}/moved.png`)).error, null);
  assert.notEqual((await mine.copy(`${house.id}/mine.png`, `${other.id}/copied.png`)).error, null);
  await mine.remove([theirs]);
  const rows = await stack.sql`
    select name from storage.objects where name like ${`%${other.id}%`} or name like ${`%${house.id}%`} order by 1`;
  assert.deepEqual(rows.map(({ name }) => name).toSorted(), [theirs, `${house.id}/mine.png`].toSorted());
  const kept = await storage(await token(other.members.owner)).download(theirs);
  assert.deepEqual(new Uint8Array(await kept.data?.arrayBuffer() ?? []), pictures().png);
}

async function lists({ stack, house, other, token, logo, storage }: Scene) {
  assert.equal(await settle(await logo("PUT", { body: pictures().png })), 200);
  const seen = async (bearer: string, folder = house.id) =>
    (await storage(bearer).list(folder)).data?.length ?? 0;
  assert.equal(await seen(await token()), 1);
  assert.equal(await seen(await token(house.members.admin)), 1);
  assert.equal(await seen(await token(house.members.nurse)), 0);
  assert.equal(await seen(await token(other.members.owner)), 0);
  assert.equal(await seen(stack.keys.publishable_key), 0);
  const anonymous = createClient(stack.url, stack.keys.publishable_key).storage.from("logos");
  for (const folder of ["", house.id, `${house.id}/`]) {
    assert.equal((await anonymous.list(folder)).data?.length ?? 0, 0, folder);
  }
  const folders = (await storage(await token()).list("")).data?.map(({ name }) => name) ?? [];
  assert.deepEqual(folders.filter((name) => !name.startsWith(house.id)), []);
}

async function limits({ house, token, storage, files }: Scene) {
  const mine = storage(await token());
  const upload = (name: string, bytes: Uint8Array<ArrayBuffer>, contentType: string) =>
    mine.upload(`${house.id}/${name}`, bytes, { contentType });
  const { png } = pictures();
  for (const type of ["text/html", "image/svg+xml", "application/javascript", "image/png,text/html"]) {
    assert.notEqual((await upload("a.png", png, type)).error, null, type);
  }
  assert.notEqual((await upload("big.png", new Uint8Array(1024 * 1024 + 1), "image/png")).error, null);
  assert.deepEqual(await files(house.id), []);
}

async function serves({ stack, house, token, storage }: Scene) {
  const mine = storage(await token());
  const put = async (name: string, bytes: Uint8Array<ArrayBuffer>) =>
    assert.equal((await mine.upload(`${house.id}/${name}`, bytes, { contentType: "image/png" })).error, null);
  await put("script.png", SCRIPT);
  await put("both.png", bytesOf(pictures().png, SCRIPT));
  await put("jpeg.png", pictures().jpeg);
  const shown = (name: string) => fetch(`${stack.url}/logos/${house.id}/${name}`);
  assert.equal(await settle(await shown("script.png")), 404);
  const both = await shown("both.png");
  assert.deepEqual(new Uint8Array(await both.arrayBuffer()), cleanLogo(pictures().png)?.bytes);
  const jpeg = await shown("jpeg.png");
  await jpeg.body?.cancel();
  assert.equal(jpeg.headers.get("content-type"), "image/jpeg");
}

async function addresses({ stack, house, logo, held }: Scene) {
  assert.equal(await settle(await logo("PUT", { body: pictures().png })), 200);
  const { logo_path } = await held(house);
  const [folder, file] = (logo_path ?? "").split("/");
  assert.equal(await statusOfRaw(stack, "GET", `/logos/${folder}/${file}`), 200);
  const odd = [
    `/logos/${folder}/..%2f${folder}%2f${file}`,
    `/logos/${folder}%2f${file}`,
    `/logos/${folder}/%2e%2e/${folder}/${file}`,
    `/logos/../logos/${folder}/../${folder}/${file}`,
    `/logos/${folder}/${file}%00.png`,
    `/logos/${folder}/${file}/`,
    `/logos/${folder}/`,
    `/logos/`,
    `/logos/..%2f..%2fauth%2fv1/settings.png`,
    `/logos/${folder}/${file}?x=%0d%0aset-cookie:a`,
  ];
  for (const path of odd.slice(0, -1)) {
    const status = await statusOfRaw(stack, "GET", path);
    // Dot segments that a browser would resolve itself lead to the logo, or nowhere.
    assert.ok(status === 404 || status === 200 && /\/\.\.\/|%2e%2e\//.test(path), `${path}: ${status}`);
  }
  assert.equal(await statusOfRaw(stack, "GET", odd[odd.length - 1]), 200);
  assert.equal(await statusOfRaw(stack, "GET", `/logos/${house.id}/${"a".repeat(81)}.png`), 404);
}

async function signed({ house, token, storage }: Scene) {
  const mine = storage(await token());
  await mine.upload(`${house.id}/signed.png`, pictures().png, { contentType: "image/png" });
  const { data } = await mine.createSignedUrl(`${house.id}/signed.png`, 4);
  assert.ok(data);
  assert.equal(await settle(await fetch(data.signedUrl)), 200);
  const forged = data.signedUrl.replace("signed.png", "other.png");
  assert.notEqual(await settle(await fetch(forged)), 200);
  await new Promise((resolve) => setTimeout(resolve, 5_100));
  assert.notEqual(await settle(await fetch(data.signedUrl)), 200);
}
