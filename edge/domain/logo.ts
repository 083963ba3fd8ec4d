import { cleanJpeg } from "./logo/jpeg.ts";
import { cleanPng } from "./logo/png.ts";
import { cleanWebp } from "./logo/webp.ts";

/** Largest file that is taken, as the bucket has it too. */
export const MAX_LOGO_BYTES = 1024 * 1024;
/** A picture of more pixels a side fills a cheap phone's memory once it is unpacked, however small its file. */
export const MAX_LOGO_SIDE = 4096;

export const LOGO_TYPES = ["image/png", "image/jpeg", "image/webp"] as const;
export type LogoType = (typeof LOGO_TYPES)[number];

/** A picture that is what it says it is, and nothing besides. */
export interface Logo {
  type: LogoType;
  extension: "png" | "jpg" | "webp";
  width: number;
  height: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What the reader of a format makes of a file: its size in pixels, and its bytes without what no picture needs. */
export interface Cleaned {
  width: number;
  height: number;
  bytes: Uint8Array<ArrayBuffer>;
}

const FORMATS = [
  { type: "image/png", extension: "png", clean: cleanPng },
  { type: "image/jpeg", extension: "jpg", clean: cleanJpeg },
  { type: "image/webp", extension: "webp", clean: cleanWebp },
] as const;

/**
 * Reads a picture by its content, whatever it is called, and leaves out all that is not picture: places where a photo
 * was taken, comments, previews, whatever follows its end. Null for anything else: other formats, broken or animated
 * files, sides beyond {@linkcode MAX_LOGO_SIDE}. What was cleaned once stays as it is.
 */
export function cleanLogo(file: Uint8Array<ArrayBuffer>): Logo | null {
  if (file.byteLength > MAX_LOGO_BYTES) return null;
  for (const { type, extension, clean } of FORMATS) {
    const cleaned = clean(file);
    if (cleaned) {
      return isSide(cleaned.width) && isSide(cleaned.height) ? { type, extension, ...cleaned } : null;
    }
  }
  return null;
}

function isSide(pixels: number): boolean {
  return pixels >= 1 && pixels <= MAX_LOGO_SIDE;
}
