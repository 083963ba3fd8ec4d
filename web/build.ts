import { fileURLToPath, pathToFileURL } from "node:url";
import * as z from "zod/mini";

const HERE = new URL("./", import.meta.url);
const ROOT = new URL("../", HERE);
const BUILD = new URL("static/build/", HERE);
const MANIFEST = new URL("manifest.json", BUILD);
/** What a bundle can be made of; a change in any of these files makes a new build. */
const SOURCES = ["../deno.json", "../deno.lock", "../import_map.json", "../edge/domain", "."];

/**
 * Islands of phones and TVs are bundled each by itself: a chunk shared with the staff's pages would bring along
 * whatever those use of the same packages.
 */
const ALONE = ["MyQueue.ts", "Panel.ts", "Ticket.ts", "TicketWorker.ts"];

/** The bundles of the islands, by island name. Files are relative to `web/static/build`. */
export const Manifest = z.object({
  /** Hash of the sources that these bundles were made of. */
  sources: z.string(),
  islands: z.record(z.string(), z.object({ script: z.string(), chunks: z.array(z.string()) })),
});
export type Manifest = z.infer<typeof Manifest>;

/** Bundles every `web/islands/entries/*.ts` for browsers, unless the last build was made of the same sources. */
export async function buildIslands(): Promise<Manifest> {
  const sources = await hashSources();
  const held = readManifest();
  if (held?.sources === sources) return held;
  const names = [...Deno.readDirSync(new URL("islands/entries/", HERE))]
    .map((entry) => entry.name).filter((name) => name.endsWith(".ts")).sort();
  await Deno.mkdir(new URL("static/", HERE), { recursive: true });
  const folder = await Deno.makeTempDir({ dir: fileURLToPath(new URL("static/", HERE)), prefix: "build-" });
  try {
    const together = names.filter((name) => !ALONE.includes(name));
    const alone = names.filter((name) => ALONE.includes(name)).map((name) => [name]);
    for (const group of [together, ...alone]) if (group.length > 0) await bundle(group, folder);
    const manifest = { sources, islands: readIslands(names, folder) };
    await Deno.writeTextFile(`${folder}/manifest.json`, JSON.stringify(manifest, null, 2));
    await replaceBuild(folder);
    return manifest;
  } catch (error) {
    await Deno.remove(folder, { recursive: true }).catch(() => {});
    throw error;
  }
}

/** The manifest of the last build, or null when there is none. */
export function readManifest(): Manifest | null {
  try {
    return Manifest.parse(JSON.parse(Deno.readTextFileSync(MANIFEST)));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

async function bundle(names: string[], folder: string): Promise<void> {
  const entries = names.map((name) => `web/islands/entries/${name}`);
  const command = new Deno.Command(Deno.execPath(), {
    args: ["bundle", "--platform", "browser", "--minify", "--code-splitting", "--outdir", folder, ...entries],
    cwd: ROOT,
    stdout: "piped",
    stderr: "piped",
  });
  const { success, stderr } = await command.output();
  if (!success) throw new Error(`Cannot bundle the islands: ${new TextDecoder().decode(stderr)}`);
}

function readIslands(names: string[], folder: string): Manifest["islands"] {
  return Object.fromEntries(names.map((name) => {
    const script = name.replace(/\.ts$/, ".js");
    return [name.replace(/\.ts$/, ""), { script, chunks: chunksOf(folder, script) }];
  }));
}

/** Every chunk that a script imports at once, directly or through another chunk. */
function chunksOf(folder: string, script: string, found = new Set<string>()): string[] {
  const text = Deno.readTextFileSync(`${folder}/${script}`);
  for (const [, chunk] of text.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) {
    if (found.has(chunk)) continue;
    found.add(chunk);
    chunksOf(folder, chunk, found);
  }
  return [...found];
}

/** Puts the new build in place in two renames; when another process was faster its build is as good. */
async function replaceBuild(folder: string): Promise<void> {
  const old = `${folder}-old`;
  await Deno.rename(BUILD, old).catch(() => {});
  await Deno.rename(folder, BUILD).catch(() => Deno.remove(folder, { recursive: true }));
  await Deno.remove(old, { recursive: true }).catch(() => {});
}

async function hashSources(): Promise<string> {
  const files = SOURCES.flatMap((path) => listSources(new URL(path, HERE))).sort();
  const parts = await Promise.all(files.map(async (file) => file + "\n" + await Deno.readTextFile(file)));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(parts.join("\n")));
  return new Uint8Array(digest).toHex();
}

function listSources(url: URL): string[] {
  const path = fileURLToPath(url).replace(/\/$/, "");
  if (Deno.statSync(path).isFile) return [path];
  return [...Deno.readDirSync(path)].flatMap((entry) => {
    if (entry.isDirectory) {
      return entry.name === "static" ? [] : listSources(pathToFileURL(`${path}/${entry.name}`));
    }
    return /\.tsx?$/.test(entry.name) ? [`${path}/${entry.name}`] : [];
  });
}

if (import.meta.main) {
  const { islands } = await buildIslands();
  console.log(`Built ${Object.keys(islands).length} islands`);
}
