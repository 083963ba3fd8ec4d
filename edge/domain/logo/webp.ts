// Chunks of a WebP (RFC 9649): four letters, length, data, padded to even.
import type { Cleaned } from "../logo.ts";
import { hasBytes, joined, letters, uint24le, uint32le } from "./bytes.ts";

type Size = Pick<Cleaned, "width" | "height">;

/** Transparency, the only flag of the extended header that stays. */
const ALPHA = 0x10;
const ANIMATION = 0x02;

/** Null for what is no WebP, or one that is broken or moves. */
export function cleanWebp(file: Uint8Array<ArrayBuffer>): Cleaned | null {
  if (letters(file, 0, 4) !== "RIFF" || letters(file, 8, 12) !== "WEBP") return null;
  const whole = 8 + uint32le(file, 4);
  if (whole > file.byteLength) return null;
  const kept: Uint8Array[] = [];
  let canvas: Size | null = null;
  for (let at = 12; at + 8 <= whole;) {
    const name = letters(file, at, at + 4);
    const end = at + 8 + uint32le(file, at + 4);
    const next = end + (end - at) % 2;
    if (next > whole) return null;
    if (name === "VP8X") {
      if (kept.length > 0 || end - at !== 18 || file[at + 8] & ANIMATION) return null;
      canvas = { width: uint24le(file, at + 12) + 1, height: uint24le(file, at + 15) + 1 };
      const header = file.slice(at, next);
      header[8] &= ALPHA;
      kept.push(header);
    } else if (name === "ALPH" && canvas) {
      kept.push(file.subarray(at, next));
    } else if (name === "VP8 " || name === "VP8L") {
      const size = name === "VP8L" ? sizeOfLossless(file, at + 8, end) : sizeOfLossy(file, at + 8, end);
      if (!size || canvas && (canvas.width !== size.width || canvas.height !== size.height)) return null;
      return { ...size, bytes: riff([...kept, file.subarray(at, next)]) };
    }
    at = next;
  }
  return null;
}

/** A key frame: tag of three bytes, start code, fourteen bits each. */
function sizeOfLossy(file: Uint8Array, at: number, end: number): Size | null {
  if (end - at < 10 || file[at] & 1 || !hasBytes(file, at + 3, [0x9d, 0x01, 0x2a])) return null;
  return {
    width: (file[at + 6] | (file[at + 7] << 8)) & 0x3fff,
    height: (file[at + 8] | (file[at + 9] << 8)) & 0x3fff,
  };
}

/** A signature, then fourteen bits each, counted from one. */
function sizeOfLossless(file: Uint8Array, at: number, end: number): Size | null {
  if (end - at < 5 || file[at] !== 0x2f) return null;
  const bits = uint32le(file, at + 1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function riff(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = joined(chunks);
  const head = new TextEncoder().encode("RIFF\0\0\0\0WEBP");
  new DataView(head.buffer).setUint32(4, body.byteLength + 4, true);
  return joined([head, body]);
}
