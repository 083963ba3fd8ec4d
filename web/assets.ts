import { Hono } from "hono";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { createHash } from "node:crypto";
import { readManifest } from "./build.ts";
import { type Sheet, SHEETS } from "./sheets.ts";
import type { WebEnv } from "./web_env.ts";

const STATIC = new URL("./static/", import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  txt: "text/plain; charset=utf-8",
  webmanifest: "application/manifest+json",
};
/** Files that browsers and robots look for at the root. */
const AT_ROOT: Readonly<Record<string, string>> = {
  "favicon.svg": "favicon.svg",
  "favicon.ico": "favicon-32.png",
  "apple-touch-icon.png": "apple-touch-icon.png",
  "robots.txt": "robots.txt",
};

type Encoding = "br" | "gzip";

interface Asset {
  type: string;
  hash: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** The bytes in an encoding, compressed when first asked for. */
  encoded(encoding: Encoding): Uint8Array<ArrayBuffer>;
}

/** Every static file in memory. Keys are paths below `/static/`. */
export interface Assets {
  files: ReadonlyMap<string, Asset>;
  /** URL of a style sheet, an icon or a bundle; it changes with the content. */
  url(path: string): string;
  sheet(name: Sheet): string;
  /** URLs of an island's script and of the chunks to preload; throws for an island that was not built. */
  island(name: string): { script: string; chunks: string[] };
}

export function loadAssets(): Assets {
  const manifest = readManifest();
  const files = new Map<string, Asset>();
  for (const [name, parts] of Object.entries(SHEETS)) files.set(`css/${name}.css`, readSheet(parts));
  for (const folder of ["icons", "build"]) {
    for (const path of listFiles(folder)) files.set(path, readAsset(path));
  }
  const url = (path: string) => {
    const asset = files.get(path);
    if (!asset) throw new Error(`Cannot find static file "${path}"`);
    return `/static/${path}?v=${asset.hash}`;
  };
  return {
    files,
    url,
    sheet: (name) => url(`css/${name}.css`),
    island(name) {
      const island = manifest?.islands[name];
      if (!island) {
        throw new Error(`Cannot find island "${name}": run buildIslands() and see web/islands/entries`);
      }
      return {
        script: url(`build/${island.script}`),
        chunks: island.chunks.map((chunk) => `/static/build/${chunk}`),
      };
    },
  };
}

/** `/static/*` and the files at the root, before any other middleware: no session, no locale. */
export function assetRoutes(assets: Assets): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.get("/static/:path{.+}", (c, next) => {
    const asset = assets.files.get(c.req.param("path"));
    if (!asset) return next();
    const fixed = c.req.query("v") === asset.hash || /-[0-9A-Z]{8}\.js$/.test(c.req.path);
    return answer(asset, c.req.raw.headers, fixed);
  });
  // A worker's scope ends at its own folder, and its address must stay: browsers look for changes there.
  app.get("/ticket-worker.js", (c, next) => {
    const asset = assets.files.get("build/TicketWorker.js");
    return asset ? answer(asset, c.req.raw.headers, false) : next();
  });
  for (const [name, file] of Object.entries(AT_ROOT)) {
    app.get(`/${name}`, (c, next) => {
      const asset = assets.files.get(`icons/${file}`);
      return asset ? answer(asset, c.req.raw.headers, false) : next();
    });
  }
  return app;
}

function answer(asset: Asset, request: Headers, fixed: boolean): Response {
  const headers = new Headers({
    "content-type": asset.type,
    "cache-control": fixed ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    etag: `"${asset.hash}"`,
    vary: "Accept-Encoding",
  });
  if (request.get("if-none-match")?.includes(asset.hash)) return new Response(null, { status: 304, headers });
  const accepted = request.get("accept-encoding") ?? "";
  const encoding = (["br", "gzip"] as const).find((one) => new RegExp(`\\b${one}\\b`).test(accepted));
  if (encoding) headers.set("content-encoding", encoding);
  return new Response(encoding ? asset.encoded(encoding) : asset.bytes, { headers });
}

function readSheet(parts: readonly string[]): Asset {
  const text = parts.map((part) => Deno.readTextFileSync(new URL(`css/${part}.css`, STATIC))).join("\n");
  return toAsset("css", new TextEncoder().encode(withoutComments(text)));
}

/** Comments and indentation are for readers of the source. */
function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\n\s*/g, "\n").trim();
}

function readAsset(path: string): Asset {
  return toAsset(path.split(".").at(-1) ?? "", Deno.readFileSync(new URL(path, STATIC)));
}

function toAsset(extension: string, bytes: Uint8Array<ArrayBuffer>): Asset {
  const encodings = new Map<Encoding, Uint8Array<ArrayBuffer>>();
  return {
    type: TYPES[extension] ?? "application/octet-stream",
    hash: createHash("sha256").update(bytes).digest("base64url").slice(0, 12),
    bytes,
    encoded(encoding) {
      const held = encodings.get(encoding) ?? compress(bytes, encoding);
      encodings.set(encoding, held);
      return held;
    },
  };
}

function compress(bytes: Uint8Array, encoding: Encoding): Uint8Array<ArrayBuffer> {
  if (encoding === "gzip") return new Uint8Array(gzipSync(bytes, { level: 9 }));
  return new Uint8Array(brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
}

function listFiles(folder: string): string[] {
  try {
    return [...Deno.readDirSync(new URL(`${folder}/`, STATIC))]
      .filter((entry) => entry.isFile && entry.name !== "manifest.json").map((entry) =>
        `${folder}/${entry.name}`
      );
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}
