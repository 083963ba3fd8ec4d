import assert from "node:assert/strict";
import { keys, serveLite } from "./lite_bench.ts";

Deno.test("storage: upload, download, sign, list and remove through the client", async () => {
  await using bench = await serveLite();
  const admin = bench.client(keys.secret_key).storage;
  assert.equal((await admin.createBucket("charts", { public: false })).error, null);
  const bytes = new Uint8Array(100_000).map((_, index) => index * 7);
  const upload = await admin.from("charts").upload("raio x/pé direito.bin", bytes, {
    contentType: "application/x-test",
  });
  assert.equal(upload.error, null);
  const { data } = await admin.from("charts").download("raio x/pé direito.bin");
  assert.deepEqual(new Uint8Array(await data?.arrayBuffer() ?? []), bytes);
  const { data: signed } = await admin.from("charts").createSignedUrl("raio x/pé direito.bin", 60);
  const answer = await fetch(signed?.signedUrl ?? "");
  assert.equal(answer.headers.get("content-type"), "application/x-test");
  assert.equal((await answer.arrayBuffer()).byteLength, 100_000);
  const { data: many } = await admin.from("charts").createSignedUrls(["raio x/pé direito.bin"], 60);
  assert.equal((await (await fetch(many?.[0]?.signedUrl ?? "")).arrayBuffer()).byteLength, 100_000);
  const { data: ticket } = await admin.from("charts").createSignedUploadUrl("b.bin");
  const sent = await bench.client().storage.from("charts").uploadToSignedUrl(
    "b.bin",
    ticket?.token ?? "",
    bytes,
  );
  assert.equal(sent.error, null);
  await admin.from("charts").remove(["b.bin"]);
  await admin.from("charts").remove(["raio x/pé direito.bin"]);
  assert.ok((await admin.from("charts").download("raio x/pé direito.bin")).error);
  const left = await Array.fromAsync(Deno.readDir(bench.storageDir));
  for (const { name } of left) assert.deepEqual([...Deno.readDirSync(`${bench.storageDir}/${name}`)], []);
});

Deno.test("storage: a key with encoded separators stays inside the folder, and a private object needs the key", async () => {
  await using bench = await serveLite();
  const admin = bench.client(keys.secret_key).storage;
  await admin.createBucket("charts", { public: false });
  const headers = { apikey: keys.secret_key, "content-type": "text/plain" };
  for (const key of ["..%2F..%2F..%2Fescaped.txt", "%2e%2e/%2e%2e/escaped.txt", "..\\..\\escaped.txt"]) {
    const answer = await fetch(`${bench.url}/storage/v1/object/charts/${key}`, {
      method: "POST",
      headers,
      body: "x",
    });
    await answer.body?.cancel();
  }
  const parent = new URL(`file://${bench.storageDir}/..`);
  assert.deepEqual(
    [...Deno.readDirSync(parent)].map(({ name }) => name).filter((name) => name !== "storage"),
    [],
  );
  await admin.from("charts").upload("a.txt", new TextEncoder().encode("secret"));
  assert.ok((await bench.client().storage.from("charts").download("a.txt")).error);
});

Deno.test("fetch() takes large bodies for storage alone, and answers one that breaks off", async () => {
  await using bench = await serveLite();
  const statusOf = async (path: string, body: BodyInit) => {
    const request = new Request(`${bench.url}${path}`, { method: "POST", body });
    const response = await bench.lite.fetch(request, "127.0.0.1");
    await response.body?.cancel();
    return response.status;
  };
  const large = "x".repeat(1024 * 1024 + 1);
  assert.equal(await statusOf("/auth/v1/signup", large), 413);
  assert.equal(await statusOf("/rest/v1/establishments", new Blob([large]).stream()), 413);
  assert.notEqual(await statusOf("/storage/v1/object/none/file", large), 413);
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("Cannot read")) });
  assert.equal(await statusOf("/auth/v1/signup", broken), 400);
});
