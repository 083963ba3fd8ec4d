import { noteArchive } from "../data/archive.ts";
import type { Caller } from "../data/caller.ts";
import type { Database } from "../data/database.ts";
import type { Archive } from "../domain/archive.ts";
import type { Files } from "../files.ts";
import type { Texts } from "../texts/pt_BR.ts";
import { writeArchive } from "./establishment_archive.ts";
import { zipStream } from "./zip.ts";

interface Sending {
  database: Database;
  caller: Caller;
  establishment: string;
  archive: string;
  files: Files;
  texts: Texts;
}

/** How often the page that shows the progress hears of it. */
const NOTE_MS = 1_000;

/** A clinic's archive as a stream, with a note of how far it has come for whoever watches. */
export function sendArchive(sending: Sending): ReadableStream<Uint8Array> {
  const { database, caller, establishment, files, texts } = sending;
  const notes = createNotes(sending);
  return zipStream(async (zip, signal) => {
    const { progress } = notes;
    await caller.onSnapshot(
      database,
      (reader) => writeArchive(zip, { reader, establishment, files, texts, progress }, signal),
    );
  }, { ended: (outcome) => notes.end(outcome === "whole" ? "finished" : "broken") });
}

/** Notes one after another, so that a slow one never stands above a later one. */
function createNotes({ caller, establishment, archive }: Sending) {
  let done = 0;
  let last = Promise.resolve();
  let isWaiting = false;
  note("running");
  const timer = setInterval(() => isWaiting || note("running"), NOTE_MS);

  function note(state: Archive["state"]) {
    isWaiting = true;
    last = last.then(() => noteArchive(caller, establishment, archive, { done, state }))
      // The archive goes on without its notes, even when the clinic is deleted meanwhile.
      .catch(() => {})
      .then(() => void (isWaiting = false));
  }

  return {
    progress(count: number) {
      done = count;
    },
    end(state: "finished" | "broken") {
      clearInterval(timer);
      if (state === "finished") done = Number.MAX_SAFE_INTEGER;
      note(state);
    },
  };
}
