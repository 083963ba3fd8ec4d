import assert from "node:assert/strict";
import fc from "fast-check";
import { cleanLogo, MAX_LOGO_BYTES, MAX_LOGO_SIDE } from "../../edge/domain/logo.ts";
import { bytesOf, pictures, pngChunk, pngOf } from "../support/pictures.ts";

const SECRET = "GPS 23.5505 S 46.6333 W <script>alert(1)</script>";

const has = (bytes: Uint8Array, text: string) => new TextDecoder("latin1").decode(bytes).includes(text);

/** The same pictures with what they should not carry. */
function burdened() {
  const { png, jpeg, webp } = pictures();
  const end = png.byteLength - 12;
  const note = bytesOf([0xff, 0xe1, 0, SECRET.length + 8], "Exif\0\0", SECRET);
  const comment = bytesOf([0xff, 0xfe, 0, SECRET.length + 2], SECRET);
  const chunk = bytesOf("EXIF", [SECRET.length + 1, 0, 0, 0], SECRET, " ");
  const riff = bytesOf(webp, chunk);
  new DataView(riff.buffer).setUint32(4, riff.byteLength - 8, true);
  return {
    png: bytesOf(
      png.subarray(0, end),
      pngChunk("tEXt", `Comment\0${SECRET}`),
      pngChunk("eXIf", SECRET),
      png.subarray(end),
      SECRET,
    ),
    jpeg: bytesOf(jpeg.subarray(0, 2), note, comment, jpeg.subarray(2), SECRET),
    webp: bytesOf(riff, SECRET),
  };
}

Deno.test("cleanLogo() knows PNG, JPEG and WebP by their bytes, with their size", () => {
  const { png, jpeg, webp } = pictures();
  const told = [png, jpeg, webp].map((file) => {
    const logo = cleanLogo(file);
    return logo && [logo.type, logo.extension, logo.width, logo.height];
  });
  assert.deepEqual(told, [
    ["image/png", "png", 12, 8],
    ["image/jpeg", "jpg", 12, 8],
    ["image/webp", "webp", 12, 8],
  ]);
});

Deno.test("cleanLogo() leaves out places, comments, profiles and whatever follows the picture", () => {
  const clean = pictures();
  for (const [kind, file] of Object.entries(burdened())) {
    const logo = cleanLogo(file);
    assert.ok(logo && has(file, SECRET), kind);
    assert.ok(!has(logo.bytes, "GPS") && !has(logo.bytes, "Google"), kind);
    const same = cleanLogo(kind === "png" ? clean.png : kind === "jpeg" ? clean.jpeg : clean.webp);
    assert.deepEqual(logo.bytes, same?.bytes, kind);
    assert.deepEqual(cleanLogo(logo.bytes)?.bytes, logo.bytes, `${kind} again`);
  }
});

Deno.test("cleanLogo() refuses what is no such picture, is broken, moves or is too large", () => {
  const { png, jpeg, webp } = pictures();
  const animated = webp.slice();
  animated[20] |= 2;
  const damaged = png.slice();
  damaged[45] ^= 1;
  const lossless = jpeg.slice();
  lossless[lossless.findIndex((byte, i) => byte === 0xff && jpeg[i + 1] === 0xc0) + 1] = 0xc3;
  const refused: Record<string, Uint8Array<ArrayBuffer>> = {
    nothing: bytesOf(),
    svg: bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    html: bytesOf("<!doctype html><script>alert(1)</script>"),
    gif: bytesOf("GIF89a", [1, 0, 1, 0, 0, 0, 0, 0x3b]),
    pdf: bytesOf("%PDF-1.7\n"),
    "png without an end": png.subarray(0, png.byteLength - 12),
    "png without a picture": bytesOf(png.subarray(0, 33), png.subarray(png.byteLength - 12)),
    "png with another check sum": damaged,
    "png with an unknown critical chunk": bytesOf(
      png.subarray(0, 33),
      pngChunk("ABCD", "x"),
      png.subarray(33),
    ),
    "png of no pixels": pngOf(0, 8),
    "png of too many pixels": pngOf(MAX_LOGO_SIDE + 1, 8),
    "jpeg cut off": jpeg.subarray(0, jpeg.byteLength - 2),
    "jpeg of a kind that browsers do not show": lossless,
    "webp that moves": animated,
    "webp cut off": webp.subarray(0, webp.byteLength - 4),
    "too many bytes": bytesOf(png, new Uint8Array(MAX_LOGO_BYTES)),
  };
  for (const [what, file] of Object.entries(refused)) assert.equal(cleanLogo(file), null, what);
  assert.ok(cleanLogo(pngOf(MAX_LOGO_SIDE, MAX_LOGO_SIDE)));
});

Deno.test("cleanLogo() of any damage gives null or a picture that stays as it is, never an error", () => {
  const damage = fc.record({
    kind: fc.constantFrom("png", "jpeg", "webp"),
    at: fc.nat(700),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }),
    cut: fc.option(fc.nat(700)),
  });
  fc.assert(
    fc.property(damage, ({ kind, at, bytes, cut }) => {
      const files = burdened();
      const file = kind === "png" ? files.png : kind === "jpeg" ? files.jpeg : files.webp;
      file.set(bytes.subarray(0, Math.max(0, file.byteLength - at)), Math.min(at, file.byteLength));
      const logo = cleanLogo(cut === null ? file : file.subarray(0, cut));
      if (logo) assert.deepEqual(cleanLogo(logo.bytes)?.bytes, logo.bytes);
    }),
    { numRuns: 2000 },
  );
});
