import assert from "node:assert/strict";
import { createSearch } from "../../web/state/create_search.ts";

/** A search whose answers come when the test says so. */
function scene(isWorthAsking?: (text: string) => boolean) {
  const asked: { text: string; answer: (found: string[] | null) => void }[] = [];
  const search = createSearch<string[]>({
    initial: [],
    pauseMs: 0,
    isWorthAsking,
    read: (text) => new Promise((answer) => asked.push({ text, answer })),
  });
  const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
  return { search, asked, pause };
}

Deno.test("createSearch() asks once the typing pauses, with the text trimmed", async () => {
  const { search, asked, pause } = scene();
  for (const text of ["m", "ma", " mar "]) search.ask(text);
  assert.equal(search.isOpen.value, true);
  await pause();
  assert.deepEqual(asked.map(({ text }) => text), ["mar"]);
  asked[0].answer(["Maria"]);
  await pause();
  assert.deepEqual([search.found.value, search.isOpen.value, search.text.value], [["Maria"], false, " mar "]);
});

Deno.test("createSearch() lets no late answer replace a newer one", async () => {
  const { search, asked, pause } = scene();
  search.ask("mar");
  await pause();
  search.ask("marta");
  await pause();
  asked[1].answer(["Marta"]);
  await pause();
  asked[0].answer(["Maria", "Marta"]);
  await pause();
  assert.deepEqual(search.found.value, ["Marta"]);
});

Deno.test("createSearch() keeps what was found when no answer comes, and forgets it for too little text", async () => {
  const { search, asked, pause } = scene((text) => text.length >= 2);
  search.ask("ma");
  await pause();
  asked[0].answer(["Maria"]);
  await pause();
  search.ask("mar");
  await pause();
  asked[1].answer(null);
  await pause();
  assert.deepEqual([search.found.value, search.isOpen.value], [["Maria"], false]);
  search.ask("m");
  assert.deepEqual([search.found.value, search.isOpen.value], [[], false]);
  await pause();
  assert.equal(asked.length, 2);
});

Deno.test("createSearch() forgets everything on clear(), the answer under way too", async () => {
  const { search, asked, pause } = scene();
  search.ask("mar");
  await pause();
  search.clear();
  asked[0].answer(["Maria"]);
  await pause();
  assert.deepEqual([search.text.value, search.found.value, search.isOpen.value], ["", [], false]);
});
