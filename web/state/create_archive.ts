import { type ReadonlySignal, signal } from "@preact/signals";
import type { Archive } from "../../edge/domain/archive.ts";
import type { Answer } from "../backend/api.ts";

/** Where the download of a clinic's archive stands. */
export type ArchiveStage =
  | { name: "idle" }
  /** Asked for; nothing was sent yet. */
  | { name: "preparing" }
  | { name: "running"; share: number }
  | { name: "finished" }
  | { name: "broken" }
  /** It could not even be asked for. */
  | { name: "failed" | "too_many" };

/** A download that the page watches, since a browser tells pages nothing of it. */
export interface ArchiveDownload {
  readonly stage: ReadonlySignal<ArchiveStage>;
  start(): Promise<void>;
  close(): void;
}

export interface ArchiveOptions {
  begin(): Promise<Answer<Archive>>;
  read(archive: string): Promise<Answer<Archive>>;
  /** Lets the browser fetch the file. */
  download(archive: string): void;
}

const POLL_MS = 1_000;

/** Makes the state of a download. */
export function createArchive({ begin, read, download }: ArchiveOptions): ArchiveDownload {
  const stage = signal<ArchiveStage>({ name: "idle" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;

  async function watch(archive: string) {
    const answer = await read(archive);
    if (isClosed) return;
    // What cannot be read now is asked for again: the download does not depend on it.
    if (answer.ok) stage.value = stageOf(answer.data);
    const { name } = stage.value;
    if (name === "preparing" || name === "running") timer = setTimeout(watch, POLL_MS, archive);
  }

  return {
    stage,
    async start() {
      clearTimeout(timer);
      stage.value = { name: "preparing" };
      const answer = await begin();
      if (isClosed) return;
      if (!answer.ok) {
        stage.value = { name: answer.problem.code === "too_many_requests" ? "too_many" : "failed" };
        return;
      }
      download(answer.data.id);
      timer = setTimeout(watch, POLL_MS, answer.data.id);
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

function stageOf({ state, done, total }: Archive): ArchiveStage {
  if (state === "begun") return { name: "preparing" };
  // The last bytes are on their way when all was counted: full is said once they have arrived.
  if (state === "running") return { name: "running", share: total === 0 ? 0 : Math.min(done / total, 0.99) };
  return { name: state };
}
