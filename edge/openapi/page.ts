import { html, raw } from "hono/html";
import { PROBLEM_CODES, type ProblemCode, PROBLEMS } from "../domain/problems.ts";
import type { Texts } from "../texts/pt_BR.ts";
import type { OpenApiDocument } from "./document.ts";

type Paths = OpenApiDocument["paths"];
type OperationObject = NonNullable<Paths[string]["get"]>;
type Markup = ReturnType<typeof html>;

const METHODS = ["get", "post", "patch", "put", "delete"] as const;

/** The style of the page, which a strict CSP allows by its hash. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h2 { margin-top: 2.5rem; }
details { border: 1px solid #8886; border-radius: .5rem; margin: .5rem 0; padding: .5rem .75rem; }
summary { cursor: pointer; }
code, pre { font: .875rem/1.45 ui-monospace, monospace; }
pre { overflow-x: auto; padding: .75rem; border-radius: .25rem; background: #8882; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; }
.method { display: inline-block; min-width: 4rem; font-weight: 700; text-transform: uppercase; }
`;

/** The document as a page for people: plain HTML, no script, nothing from elsewhere. */
export function renderPage(document: OpenApiDocument, texts: Texts): Markup {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] }] : []))
  );
  const byTag = Map.groupBy(operations, ({ operation }) => operation.tags?.[0] ?? "");
  return html`
    <!DOCTYPE html>
    <html lang="${texts.language}">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>${document.info.title} API</title>
        <style>${raw(PAGE_STYLE)}</style>
      </head>
      <body>
    <h1>${document.info.title} API ${document.info.version}</h1>
    <p>${document.info.description}</p>
    <p>OpenAPI 3.1: <a href="openapi.json">openapi.json</a></p>
    ${[...byTag].map(([tag, list]) =>
      html`<h2>${tag}</h2>${
        list.map(({ path, method, operation }) => renderOperation(path, method, operation))
      }`
    )}
    <h2>problems</h2>
    <table>${PROBLEM_CODES.map((code) => renderProblem(code, texts))}</table>
    <h2>schemas</h2>
    ${Object.entries(document.components.schemas ?? {}).map(([name, schema]) =>
      html`<details id="schema-${name}"><summary><code>${name}</code></summary>${
        renderJson(schema)
      }</details>`
    )}
      </body>
    </html>
  `;
}

function renderOperation(path: string, method: string, operation: OperationObject): Markup {
  const [needed] = operation.security ?? [];
  const access = !needed
    ? "Public."
    : "panel" in needed
    ? "A paired TV's credential required."
    : "Session required.";
  return html`<details id="${operation.operationId ?? ""}">
<summary><code><span class="method">${method}</span> ${path}</code> ${operation.summary}</summary>
<p>${operation.description ?? ""} ${access}</p>
${operation.parameters ? html`<h3>parameters</h3>${renderJson(operation.parameters)}` : ""}
${operation.requestBody ? html`<h3>body</h3>${renderJson(operation.requestBody)}` : ""}
<h3>answers</h3>
${renderJson(operation.responses)}
</details>`;
}

function renderProblem(code: ProblemCode, texts: Texts): Markup {
  return html`
    <tr id="${code}">
      <th><code>${code}</code></th>
      <td>${PROBLEMS[code].status}</td>
      <td>${texts.problems[code].title}</td>
    </tr>
  `;
}

function renderJson(value: unknown): Markup {
  return html`<pre>${JSON.stringify(value, null, 2)}</pre>`;
}
