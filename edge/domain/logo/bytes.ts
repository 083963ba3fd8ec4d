/** Big-endian 32 bits. */
export function uint32(file: Uint8Array, at: number): number {
  return ((file[at] << 24) | (file[at + 1] << 16) | (file[at + 2] << 8) | file[at + 3]) >>> 0;
}

/** Big-endian 16 bits. */
export function uint16(file: Uint8Array, at: number): number {
  return (file[at] << 8) | file[at + 1];
}

/** Little-endian 32 bits. */
export function uint32le(file: Uint8Array, at: number): number {
  return (file[at] | (file[at + 1] << 8) | (file[at + 2] << 16) | (file[at + 3] << 24)) >>> 0;
}

/** Little-endian 24 bits. */
export function uint24le(file: Uint8Array, at: number): number {
  return file[at] | (file[at + 1] << 8) | (file[at + 2] << 16);
}

/** Characters of one byte each. */
export function letters(file: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...file.subarray(from, to));
}

/** Whether `file` has exactly these bytes at a place. */
export function hasBytes(file: Uint8Array, at: number, bytes: readonly number[]): boolean {
  return bytes.every((byte, i) => file[at + i] === byte);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
