import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { buildIslands } from "../../web/build.ts";
import { openSite } from "./patient_site.ts";
import { callsOf, NOW, snapshotOf, ticketOf, waitingOf } from "./snapshot_builder.ts";

const KB = 1_000;
const gzipped = (data: string | Uint8Array) => gzipSync(data, { level: 6 }).length;

/** A full waiting room. */
function crowd(people: number) {
  const codes = Array.from({ length: people }, (_, index) => `A${String(index + 43).padStart(3, "0")}`);
  return snapshotOf({
    waiting: [
      ...waitingOf("A042"),
      ...waitingOf(...codes).map((entry, index) => ({ ...entry, arrived: NOW + index * 37 })),
    ],
    recent: callsOf(8, "A041", "A040", "A039", "A038", "A037", "A036", "A035", "A034"),
  });
}

async function loadTicket(people: number) {
  const get = await openSite({ tickets: { token: ticketOf(crowd(people)) } });
  const { body } = await get("/t/token");
  const urls = [...body.matchAll(/(?:src|href)="(\/static\/[^"]+\.(?:js|css)[^"]*)"/g)].map(([, url]) => url);
  const files = await Promise.all(urls.map(async (url) => ({ url, body: (await get(url)).body })));
  return { html: body, files };
}

Deno.test("ticket page loads at most 35 kB of gzipped JavaScript", async () => {
  const { islands } = await buildIslands();
  const { script, chunks } = islands.Ticket;
  const built = new URL("../../web/static/build/", import.meta.url);
  const sizes = [script, ...chunks].map((name) => gzipped(Deno.readFileSync(new URL(name, built))));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(total <= 35 * KB, `${total} bytes`);
  const { files } = await loadTicket(1);
  const served = files.filter(({ url }) => url.includes(".js")).reduce(
    (sum, { body }) => sum + gzipped(body),
    0,
  );
  assert.equal(served, total, "the page loads what was built and nothing else");
});

Deno.test("ticket page takes at most 30 kB of gzipped HTML and CSS, with 500 people waiting too", async () => {
  for (const people of [5, 500]) {
    const { html, files } = await loadTicket(people);
    const css = files.filter(({ url }) => url.includes(".css"));
    assert.equal(css.length, 1);
    const total = gzipped(html) + gzipped(css[0].body);
    assert.ok(total <= 30 * KB, `${total} bytes with ${people} people`);
  }
});

Deno.test("ticket page asks no other origin for anything", async () => {
  const { html, files } = await loadTicket(5);
  const addresses = [...html.matchAll(/(?:src|href|action)="([^"]*)"/g)].map(([, url]) => url);
  assert.deepEqual(addresses.filter((url) => !url.startsWith("/") && !url.startsWith("#")), []);
  for (const { url, body } of files) {
    if (url.includes(".css")) assert.ok(!/url\(|@import/.test(body), `${url} loads something`);
  }
});
