import assert from "node:assert/strict";
import type { Archive } from "../../edge/domain/archive.ts";
import type { Answer } from "../../web/backend/api.ts";
import { createArchive } from "../../web/state/create_archive.ts";
import { pass, timedTest } from "../support/timed_test.ts";

const problem = (code: string) => ({ status: 429, code, title: "", errors: [] });
const at = (state: Archive["state"], done: number): Answer<Archive> => ({
  ok: true,
  data: { id: "a", state, done, total: 200, moved_at: "2026-11-21T12:00:00Z" },
});

/** A download whose readings are told beforehand, and what the browser was asked for. */
function download(readings: Answer<Archive>[], begun: Answer<Archive> = at("begun", 0)) {
  const asked: string[] = [];
  const archive = createArchive({
    begin: () => Promise.resolve(begun),
    read: () => Promise.resolve(readings.shift() ?? at("finished", 200)),
    download: (id) => void asked.push(id),
  });
  return { archive, asked };
}

timedTest("createArchive() lets the browser fetch the file and follows it to its end", async () => {
  const lost: Answer<Archive> = { ok: false, problem: problem("unreachable") };
  const { archive, asked } = download([at("begun", 0), at("running", 50), lost, at("running", 200)]);
  await archive.start();
  assert.deepEqual([archive.stage.value, asked], [{ name: "preparing" }, ["a"]]);
  const seen = [];
  for (let second = 0; second < 6; second++) {
    await pass(1000);
    seen.push(archive.stage.value);
  }
  assert.deepEqual(seen, [
    { name: "preparing" },
    { name: "running", share: 0.25 },
    { name: "running", share: 0.25 },
    { name: "running", share: 0.99 },
    { name: "finished" },
    { name: "finished" },
  ]);
});

timedTest("createArchive() says that a file broke off, and may begin anew", async () => {
  const { archive, asked } = download([at("broken", 50)]);
  await archive.start();
  await pass(1000);
  assert.deepEqual(archive.stage.value, { name: "broken" });
  await archive.start();
  await pass(1000);
  assert.deepEqual([archive.stage.value, asked], [{ name: "finished" }, ["a", "a"]]);
});

timedTest("createArchive() fetches nothing when it may not begin", async () => {
  for (const [code, name] of [["too_many_requests", "too_many"], ["unreachable", "failed"]]) {
    const { archive, asked } = download([], { ok: false, problem: problem(code) });
    await archive.start();
    assert.deepEqual([archive.stage.value, asked], [{ name }, []]);
  }
});

timedTest("createArchive() asks no more once closed", async () => {
  const { archive } = download([at("running", 50)]);
  await archive.start();
  archive.close();
  await pass(1000);
  assert.deepEqual(archive.stage.value, { name: "preparing" });
});
