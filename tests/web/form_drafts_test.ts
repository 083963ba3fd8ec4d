import assert from "node:assert/strict";
import { createFormDrafts, forgetDrafts } from "../../web/state/form_drafts.ts";

/** A tab's storage. */
function tab(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

Deno.test("createFormDrafts() shows a draft to its own reader alone, and deletes another's", () => {
  const storage = tab();
  createFormDrafts({ owner: "ana", storage }).write("/novo", { name: "Jo" });
  assert.deepEqual(createFormDrafts({ owner: "ana", storage }).read("/novo"), { name: "Jo" });
  assert.equal(createFormDrafts({ owner: "bia", storage }).read("/novo"), null);
  assert.equal(storage.length, 0);
});

Deno.test("createFormDrafts() keeps a draft for ten minutes after the page went", () => {
  const storage = tab();
  let minutes = 0;
  const open = () => createFormDrafts({ owner: "ana", storage, now: () => minutes * 60_000 });
  const drafts = open();
  drafts.write("/novo", { name: "Jo" });
  minutes = 9;
  drafts.leave();
  minutes = 18;
  assert.deepEqual(open().read("/novo"), { name: "Jo" });
  minutes = 19;
  assert.equal(open().read("/novo"), null);
  assert.equal(storage.length, 0);
});

Deno.test("createFormDrafts() knows drafts by the beginning of their names and forgets one by one", () => {
  const storage = tab();
  const drafts = createFormDrafts({ owner: "ana", storage });
  drafts.write("triage 1", { notes: "a" });
  drafts.write("triage 2", { notes: "b" });
  drafts.write("patient 1", { name: "c" });
  drafts.remove("triage 1");
  assert.deepEqual(drafts.formsBelow("triage "), ["triage 2"]);
});

Deno.test("forgetDrafts() leaves nothing of any reader, and what is no draft alone", () => {
  const storage = tab();
  storage.setItem("vez-draft:/novo", "nonsense");
  storage.setItem("other", "1");
  forgetDrafts(storage);
  assert.deepEqual([storage.length, storage.getItem("other")], [1, "1"]);
});
