import assert from "node:assert/strict";
import fc from "fast-check";
import { h } from "preact";
import { render } from "preact-render-to-string";
import { Island } from "../../web/components/Island.tsx";

/** What the browser will parse: the text up to the first end of a script element. */
function propsOf(html: string): unknown {
  const [, text] = /<script type="application\/json">(.*?)<\/script/s.exec(html) ?? [];
  return JSON.parse(text);
}

Deno.test("Island carries any props unharmed, and no text of theirs ends its script", () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
    const props = { record, trap: "</script><script>alert(1)</script><!--" };
    const html = render(h(Island, { name: "X", props, children: null }));
    assert.equal(JSON.stringify(propsOf(html)), JSON.stringify(props));
    assert.equal(html.match(/<script/g)?.length, 1);
  }));
});
