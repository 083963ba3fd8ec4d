import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import type { App } from "@supabase/lite";
import * as z from "zod/mini";

type StorageAdapter = NonNullable<App["_storageAdapter"]>;
type Body = Parameters<StorageAdapter["uploadObject"]>[3];
type ObjectMetadata = Awaited<ReturnType<StorageAdapter["headObject"]>>;
type ObjectResponse = Awaited<ReturnType<StorageAdapter["getObject"]>>;

const Stored = z.object({
  cacheControl: z.string(),
  mimetype: z.string(),
  eTag: z.string(),
  size: z.number(),
  lastModified: z.string(),
});

/**
 * Keeps storage's objects as files. A file's name is a hash of bucket and key, so no key can lead out of the
 * folder; what HTTP wants to know about it lies beside it as JSON.
 */
export class StorageFiles implements StorageAdapter {
  readonly driver = null;

  constructor(private readonly folder: string) {}

  async uploadObject(
    bucket: string,
    key: string,
    _version: string | undefined,
    body: Body,
    mimetype: string,
    cacheControl: string,
  ): Promise<ObjectMetadata> {
    const bytes = body instanceof Uint8Array ? body : await readAll(body);
    const path = this.path(bucket, key);
    const eTag = `"${createHash("md5").update(bytes).digest("hex")}"`;
    const lastModified = new Date().toISOString();
    await Deno.mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeWhole(path, bytes);
    const stored = { cacheControl, mimetype, eTag, size: bytes.byteLength, lastModified };
    await writeWhole(`${path}.json`, new TextEncoder().encode(JSON.stringify(stored)));
    return describe(stored);
  }

  async getObject(
    bucket: string,
    key: string,
    _version: string | undefined,
    headers: { ifModifiedSince?: string; ifNoneMatch?: string; range?: string } = {},
  ): Promise<ObjectResponse> {
    const metadata = await this.headObject(bucket, key);
    if (headers.ifNoneMatch === metadata.eTag) return { metadata, httpStatusCode: 304 };
    const since = headers.ifModifiedSince ? Date.parse(headers.ifModifiedSince) : NaN;
    if (!headers.ifNoneMatch && metadata.lastModified && metadata.lastModified.getTime() <= since) {
      return { metadata, httpStatusCode: 304 };
    }
    const bytes = await Deno.readFile(this.path(bucket, key));
    const range = parseRange(headers.range, bytes.byteLength);
    if (!range) return { metadata, httpStatusCode: 200, body: Buffer.from(bytes) };
    const [first, last] = range;
    const contentRange = `bytes ${first}-${last}/${bytes.byteLength}`;
    return {
      metadata: { ...metadata, contentLength: last - first + 1, contentRange },
      httpStatusCode: 206,
      body: Buffer.from(bytes.subarray(first, last + 1)),
    };
  }

  async headObject(bucket: string, key: string): Promise<ObjectMetadata> {
    return describe(Stored.parse(JSON.parse(await Deno.readTextFile(`${this.path(bucket, key)}.json`))));
  }

  async copyObject(
    bucket: string,
    key: string,
    _version: string | undefined,
    toBucket: string,
    toKey: string,
  ): Promise<{ httpStatusCode: number; eTag: string; lastModified?: Date }> {
    const { eTag, lastModified } = await this.headObject(bucket, key);
    const [from, to] = [this.path(bucket, key), this.path(toBucket, toKey)];
    await Deno.mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await Deno.copyFile(from, to);
    await Deno.copyFile(`${from}.json`, `${to}.json`);
    return { httpStatusCode: 200, eTag, lastModified };
  }

  async deleteObject(bucket: string, key: string): Promise<void> {
    for (const path of [this.path(bucket, key), `${this.path(bucket, key)}.json`]) {
      await Deno.remove(path).catch((error) => {
        if (!(error instanceof Deno.errors.NotFound)) throw error;
      });
    }
  }

  async deleteObjects(bucket: string, keys: string[]): Promise<void> {
    for (const key of keys) await this.deleteObject(bucket, key);
  }

  /** Asked for only by image transformations, which the embedded stack does not do. */
  privateAssetUrl(): Promise<string> {
    return Promise.reject(new Error("Cannot transform images on the embedded stack"));
  }

  private path(bucket: string, key: string): string {
    const name = createHash("sha256").update(`${bucket}\0${key}`).digest("hex");
    return join(this.folder, name.slice(0, 2), name);
  }
}

function describe({ size, lastModified, ...stored }: z.infer<typeof Stored>): ObjectMetadata {
  return { ...stored, size, contentLength: size, lastModified: new Date(lastModified), httpStatusCode: 200 };
}

/** Written aside and renamed: a reader sees the old or the new bytes, also after a crash. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.${crypto.randomUUID()}.part`;
  using file = await Deno.open(part, { write: true, createNew: true, mode: 0o600 });
  for (let written = 0; written < bytes.byteLength;) written += await file.write(bytes.subarray(written));
  await file.sync();
  await Deno.rename(part, path);
}

async function readAll(stream: Exclude<Body, Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function parseRange(header: string | undefined, size: number): [number, number] | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (from === undefined || to === undefined || from + to === "") return undefined;
  const first = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return first <= last ? [first, last] : undefined;
}
