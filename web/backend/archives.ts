import { hc } from "hono/client";
import { Archive, ArchiveSize } from "../../edge/domain/archive.ts";
import type { ArchiveRoutes } from "../../edge/routes/archives.ts";
import { type Answer, type Api, settle, through } from "./api.ts";

const client = (api: Api) => hc<ArchiveRoutes>(api.baseUrl, through(api)).establishments[":id"];

/** What a clinic's archive would hold; for owners. */
export function describeArchive(api: Api, establishment: string): Promise<Answer<ArchiveSize>> {
  return settle(client(api).archive.$get({ param: { id: establishment } }), ArchiveSize);
}

/** Asks for an archive; its file is `downloadArchive`. */
export function beginArchive(api: Api, establishment: string): Promise<Answer<Archive>> {
  return settle(client(api).archives.$post({ param: { id: establishment }, header: {} }), Archive);
}

/** How far an archive has come. */
export function readArchive(api: Api, establishment: string, archive: string): Promise<Answer<Archive>> {
  return settle(client(api).archives[":archive"].$get({ param: { id: establishment, archive } }), Archive);
}

/** The zip file, which is still being written; null when it cannot be had. */
export async function downloadArchive(
  api: Api,
  establishment: string,
  archive: string,
): Promise<ReadableStream<Uint8Array> | null> {
  const sent = client(api).archives[":archive"].file.$get({ param: { id: establishment, archive } });
  const answer = await sent.catch(() => null);
  if (answer?.ok) return answer.body;
  await answer?.body?.cancel();
  return null;
}
