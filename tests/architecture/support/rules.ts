import type { Arrow } from "./module_graph.ts";

/** What DESIGN's first section allows. A rule says which arrows it looks at, and which of those are wrong. */
export interface Rule {
  name: string;
  forbids(arrow: Arrow): boolean;
}

const within = (...folders: string[]) => (path: string) =>
  folders.some((folder) => path.startsWith(`${folder}/`));
/** A package: `npm:...`, `node:...`, or a bare name where only types are taken and nothing is resolved. */
const isOutside = (path: string) =>
  /^(npm|node|jsr|https?|data):|^(@[\w-]+\/)?[\w-]+$|^zod\/mini$/.test(path);

const domain = within("edge/domain");
const edge = within("edge");
const web = within("web");
const local = within("supabase/local");
const tests = within("tests");

/** Files of `from` import nothing of `to`. */
function never(from: string, ...to: string[]): Rule {
  const [isFrom, isTo] = [within(from), within(...to)];
  return {
    name: `${from} imports nothing of ${to.join(", ")}`,
    forbids: (a) => isFrom(a.from) && isTo(a.to),
  };
}

export const RULES: Rule[] = [
  {
    name: "edge/domain is a leaf: zod/mini and itself",
    forbids: ({ from, to }) => domain(from) && !domain(to) && !/^(npm:\/?zod@[^/]+|zod)\/mini$/.test(to),
  },
  never("edge", "web", "supabase", "tests"),
  never("edge/data", "edge/routes", "edge/middleware", "edge/openapi", "edge/texts"),
  never("edge/middleware", "edge/routes"),
  {
    name: "only edge/data speaks to Postgres",
    forbids: ({ from, to, kind }) =>
      edge(from) && !from.startsWith("edge/data/") && kind === "code" && /^npm:\/?postgres@/.test(to),
  },
  {
    name: "web knows of edge: the domain everywhere, types of routes in web/backend",
    forbids: ({ from, to, kind }) =>
      web(from) && edge(to) && !domain(to) && !(from.startsWith("web/backend/") && kind === "type"),
  },
  never("web", "supabase", "tests"),
  never("web/backend", "web/state", "web/islands", "web/pages", "web/components"),
  never("web/state", "web/islands", "web/pages", "web/components"),
  never("web/components", "web/state", "web/pages"),
  never("web/islands", "web/pages"),
  {
    name: "web/state has no JSX",
    forbids: ({ from, to }) =>
      within("web/state")(from) && (from.endsWith(".tsx") || /preact\/jsx-runtime/.test(to)),
  },
  never("supabase/local", "edge", "web", "tests"),
  {
    name: "supabase/local imports nothing above itself",
    forbids: ({ from, to }) => local(from) && !local(to) && !isOutside(to),
  },
  {
    name: "supabase/local is imported by the start task and by tests",
    forbids: ({ from, to }) =>
      local(to) && !local(from) && !tests(from) && !/^supabase\/[^/]+\.ts$/.test(from),
  },
  {
    name: "product code imports no tests",
    forbids: ({ from, to }) => tests(to) && !tests(from),
  },
];

/** Arrows that break a rule, as sentences. */
export function findForbidden(arrows: Arrow[]): string[] {
  return RULES.flatMap(({ name, forbids }) =>
    arrows.filter(forbids).map(({ from, to, kind }) => `${name}: ${from} -> ${to} (${kind})`)
  );
}

/** A way from a file back to itself by imports that run, if there is one. */
export function findCycle(arrows: Arrow[]): string[] | null {
  const targets = new Map<string, string[]>();
  for (const { from, to, kind } of arrows) {
    if (kind === "code" && !isOutside(to)) targets.set(from, [...(targets.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  function visit(file: string, path: string[]): string[] | null {
    const start = path.indexOf(file);
    if (start >= 0) return [...path.slice(start), file];
    if (done.has(file)) return null;
    for (const target of targets.get(file) ?? []) {
      const cycle = visit(target, [...path, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return null;
  }
  for (const file of targets.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return null;
}
