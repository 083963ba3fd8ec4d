// Segments of a JPEG (ITU T.81): 0xff, marker, length with itself, data; after "start of scan" coded data without length.
import type { Cleaned } from "../logo.ts";
import { hasBytes, joined, letters, uint16 } from "./bytes.ts";

const END = 0xd9;
const SCAN = 0xda;
/** Baseline, extended and progressive: what browsers show. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
/** Tables, restart interval, frame and scan. */
const KEPT = new Set([...FRAMES, 0xc4, 0xdb, 0xdd, SCAN]);
/** Notes of applications, and comments: places, previews, profiles. */
const isNote = (marker: number) => marker >= 0xe0 && marker <= 0xef || marker === 0xfe;

/** Null for what is no JPEG, or one that is broken or of a kind that browsers do not show. */
export function cleanJpeg(file: Uint8Array<ArrayBuffer>): Cleaned | null {
  if (!hasBytes(file, 0, [0xff, 0xd8, 0xff])) return null;
  const kept = [file.subarray(0, 2)];
  let size: Pick<Cleaned, "width" | "height"> | null = null;
  let hasScan = false;
  for (let at = 2; at + 2 <= file.byteLength;) {
    const marker = file[at + 1];
    if (file[at] !== 0xff) return null;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === END) {
      kept.push(file.subarray(at, at + 2));
      return size && hasScan ? { ...size, bytes: joined(kept) } : null;
    }
    const head = at + 2 + uint16(file, at + 2);
    if (uint16(file, at + 2) < 2 || head > file.byteLength || !KEPT.has(marker) && !isNote(marker)) {
      return null;
    }
    if (FRAMES.has(marker)) {
      if (size) return null;
      size = { height: uint16(file, at + 5), width: uint16(file, at + 7) };
    }
    const end = marker === SCAN ? endOfScan(file, head) : head;
    hasScan ||= marker === SCAN;
    if (KEPT.has(marker) || isNeeded(file, at, head)) kept.push(file.subarray(at, end));
    at = end;
  }
  return null;
}

/** Where coded data ends: at a marker that is neither a stuffed byte nor a restart. */
function endOfScan(file: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < file.byteLength) {
    const next = file[at + 1];
    if (file[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at++;
  }
  return file.byteLength;
}

/** JFIF without a preview, and Adobe's note on how colours are coded. */
function isNeeded(file: Uint8Array, at: number, end: number): boolean {
  if (file[at + 1] === 0xe0) return letters(file, at + 4, at + 9) === "JFIF\0" && end - at === 18;
  return file[at + 1] === 0xee && letters(file, at + 4, at + 9) === "Adobe" && end - at === 16;
}
