// Chunks of a PNG (ISO 15948): length, four letters, data, CRC of letters and data.
import type { Cleaned } from "../logo.ts";
import { hasBytes, joined, letters, uint32 } from "./bytes.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** What a picture is made of, and how its colours are meant. */
const KEPT = new Set(["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB"]);

/** Null for what is no PNG, or one that is broken. Chunks of an animation go with the rest: its first picture stays. */
export function cleanPng(file: Uint8Array<ArrayBuffer>): Cleaned | null {
  if (!hasBytes(file, 0, SIGNATURE)) return null;
  const kept = [file.subarray(0, 8)];
  const seen = new Set<string>();
  for (let at = 8; at + 12 <= file.byteLength;) {
    const end = at + 12 + uint32(file, at);
    const name = letters(file, at + 4, at + 8);
    if (end > file.byteLength || !/^[A-Za-z]{4}$/.test(name) || seen.size === 0 && name !== "IHDR") {
      return null;
    }
    if (crc32(file.subarray(at + 4, end - 4)) !== uint32(file, end - 4)) return null;
    // A capital first letter: nobody who does not know the chunk can show the picture.
    if (!KEPT.has(name) && /^[A-Z]/.test(name)) return null;
    if (name === "IHDR" && (seen.has(name) || end - at !== 25)) return null;
    seen.add(name);
    if (KEPT.has(name)) kept.push(file.subarray(at, end));
    if (name === "IEND") {
      return seen.has("IDAT")
        ? { width: uint32(file, 16), height: uint32(file, 20), bytes: joined(kept) }
        : null;
    }
    at = end;
  }
  return null;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

function crc32(data: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of data) rest = TABLE[(rest ^ byte) & 0xff] ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
}
