import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as z from "zod/mini";

/** One import. `to` is a path from the root, or what comes from outside (`npm:zod@4/mini`, `node:path`). */
export interface Arrow {
  from: string;
  to: string;
  /** `type` leaves nothing behind at run time. */
  kind: "code" | "type";
}

const Target = z.optional(z.object({ specifier: z.optional(z.string()) }));
const Info = z.object({
  modules: z.array(z.object({
    specifier: z.string(),
    dependencies: z.optional(z.array(z.object({ specifier: z.string(), code: Target, type: Target }))),
  })),
});

/** Source files below some folders of `root`, as paths from it. */
export async function findSources(root: string, folders: string[]): Promise<string[]> {
  const found: string[] = [];
  async function walk(folder: string): Promise<void> {
    for await (const entry of Deno.readDir(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory && !["build", "node_modules"].includes(entry.name)) await walk(path);
      if (entry.isFile && /\.tsx?$/.test(entry.name)) found.push(relative(root, path));
    }
  }
  for (const folder of folders) await walk(join(root, folder)).catch(ignoreMissing);
  return found.sort();
}

/** All imports of some files, as `deno info` resolves them. Files that do not exist yet are no trouble. */
export async function readArrows(root: string, files: string[], config?: string): Promise<Arrow[]> {
  const folder = await Deno.makeTempDir({ prefix: "vez_arrows_" });
  try {
    const entry = join(folder, "all.ts");
    const imports = files.map((file) => `import ${JSON.stringify(pathToFileURL(join(root, file)).href)};`);
    await Deno.writeTextFile(entry, imports.join("\n"));
    const { stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["info", "--json", "--no-lock", ...(config ? ["--config", config] : ["--no-config"]), entry],
      stderr: "null",
    }).output();
    const { modules } = Info.parse(JSON.parse(new TextDecoder().decode(stdout)));
    return modules.flatMap((module) => arrowsOf(root, module));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function arrowsOf(
  root: string,
  { specifier, dependencies = [] }: z.infer<typeof Info>["modules"][number],
): Arrow[] {
  const from = toPath(root, specifier);
  if (from === null || from.startsWith("..")) return [];
  return dependencies.map(({ specifier, code, type }) => {
    const resolved = code?.specifier ?? type?.specifier ?? specifier;
    return { from, to: toPath(root, resolved) ?? resolved, kind: code ? "code" : "type" };
  });
}

function toPath(root: string, specifier: string): string | null {
  return specifier.startsWith("file:") ? relative(root, fileURLToPath(specifier)) : null;
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
