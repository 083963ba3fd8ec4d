/** Pictures of 12 by 8 pixels as a browser makes them: the JPEG and the WebP with a profile of colours, the WebP with transparency. */

const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAwAAAAICAYAAADN5B7xAAAAU0lEQVR4AbyQsREAEAxFQ8soaqtobGADjdPYwAYaq6iNQs0p" +
  "qNKkkbvXJPdy/z4X1i0KHIjzhFkyGybHi1cNffUE9IosPwqnKVlduKSukUAA5EgbAAD//wpjMKQAAAAGSURBVAMAd1Mo3YtP" +
  "Y2EAAAAASUVORK5CYII=";

const JPEG =
  "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAA" +
  "AABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" +
  "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAA" +
  "ABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAA" +
  "AAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAA" +
  "AAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAA" +
  "AABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAA0JCgsK" +
  "CA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYV" +
  "FSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAIAAwDASIAAhEB" +
  "AxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAIG/8QAHhAAAQMEAwAAAAAAAAAAAAAAAAEREgQTIzFRYZL/xAAVAQEBAAAAAAAA" +
  "AAAAAAAAAAAEBf/EABoRAAIDAQEAAAAAAAAAAAAAAAECABIxESH/2gAMAwEAAhEDEQA/AM7Txy3uVh5RtduSAJVKknuyUz2A" +
  "8yf/2Q==";

const WEBP =
  "UklGRmoCAABXRUJQVlA4WAoAAAAwAAAACwAABwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAA" +
  "AABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" +
  "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAA" +
  "ABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAA" +
  "AAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAA" +
  "AAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAA" +
  "AABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZBTFBIHwAAAAEX" +
  "IBBIUp98jYgIBwVt2zAoe/mMeTUMEf2fAMzrZwMAVlA4IFQAAAAQAgCdASoMAAgAAoBCJbACdLoAAwkmztz4AP7m599K9odg" +
  "G3nvPr2u7drlgjJ+GAWscUgfG00S1Lf8tn9egE/9mxaElnlz/94D58Jf8G/YvEUYAAA=";

/** A small picture of each kind, each time with bytes of its own. */
export function pictures() {
  return {
    png: Uint8Array.fromBase64(PNG),
    jpeg: Uint8Array.fromBase64(JPEG),
    webp: Uint8Array.fromBase64(WEBP),
  };
}

/** Bytes after one another. */
export function bytesOf(...parts: (Uint8Array | string | readonly number[])[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    parts.flatMap((part) => typeof part === "string" ? [...new TextEncoder().encode(part)] : [...part]),
  );
}

/** A chunk of a PNG with its check sum. */
export function pngChunk(name: string, data: Uint8Array | string): Uint8Array<ArrayBuffer> {
  const content = bytesOf(name, data);
  let rest = 0xffffffff;
  for (const byte of content) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return bytesOf(uint32(content.byteLength - 4), content, uint32((rest ^ 0xffffffff) >>> 0));
}

/** A PNG that claims to have so many pixels. */
export function pngOf(width: number, height: number): Uint8Array<ArrayBuffer> {
  const { png } = pictures();
  const header = pngChunk("IHDR", bytesOf(uint32(width), uint32(height), png.subarray(24, 29)));
  return bytesOf(png.subarray(0, 8), header, png.subarray(33));
}

function uint32(number: number): number[] {
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff);
}
