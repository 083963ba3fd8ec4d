import assert from "node:assert/strict";
import fc from "fast-check";
import { ownPath } from "../../web/own_path.ts";

Deno.test("ownPath() keeps paths of this site with query and fragment", () => {
  for (const path of ["/", "/app", "/app/clinica-sol/fila?x=1#topo", "/cadastro/clinica", "/t/abc_-123"]) {
    assert.equal(ownPath(path), path);
  }
});

Deno.test("ownPath() refuses every way to another site", () => {
  const foreign = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/%09/evil.example",
    "/%2f/evil.example",
    "/%2Fevil.example",
    "/%5cevil.example",
    "/%5Cevil.example",
    "/.//evil.example",
    "/..//evil.example",
    "/app/..//evil.example",
    "/app/%2e%2e//evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    " /app",
    "app",
    "",
    "?next=/",
    "#x",
  ];
  for (const path of foreign) assert.equal(ownPath(path), null, path);
});

Deno.test("ownPath() takes nothing but strings of sensible length", () => {
  for (const value of [null, undefined, 1, {}, ["/app"], new File([], "/app"), "/" + "a".repeat(3000)]) {
    assert.equal(ownPath(value), null);
  }
});

Deno.test("ownPath() gives only what a browser resolves to this very origin", () => {
  const pieces = fc.constantFrom(
    "/",
    "\\",
    ".",
    "..",
    "%2f",
    "%5c",
    "%2e",
    "\t",
    "@",
    ":",
    "evil.example",
    "app",
    "?",
    "#",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const path = ownPath(parts.join(""));
      if (path === null) return;
      for (const base of ["https://vez.example/", "https://vez.example/entrar?next=x"]) {
        assert.equal(new URL(path, base).origin, "https://vez.example", path);
      }
    }),
    { numRuns: 2000 },
  );
});
