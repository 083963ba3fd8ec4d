import { BlobReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";

/** The files of a zip file by name, as text with its byte order mark; rejects when it is not whole. */
export async function unzip(answer: Response): Promise<Map<string, string>> {
  const reader = new ZipReader(new BlobReader(await answer.blob()), { useWebWorkers: false });
  const text = new TextDecoder("utf-8", { ignoreBOM: true });
  const files = new Map<string, string>();
  for (const entry of await reader.getEntries()) {
    if (!entry.directory) {
      files.set(
        entry.filename,
        text.decode(await entry.getData(new Uint8ArrayWriter(), { checkSignature: true })),
      );
    }
  }
  await reader.close();
  return files;
}
