/** Masks that a field can ask for with `data-mask`. */
export const MASKS = {
  cnpj: maskCnpj,
  cpf: maskCpf,
  cns: maskCns,
  date: maskDate,
  phone: maskPhone,
  postal_code: maskPostalCode,
} as const;

/** `12.ABC.345/01DE-35`, as far as it is typed. */
export function maskCnpj(text: string): string {
  const characters = text.toUpperCase().replace(/[\s./-]/g, "");
  if (!/^[0-9A-Z]*$/.test(characters)) return text;
  return group(characters, [2, 3, 3, 4], [".", ".", "/", "-"]);
}

/** `529.982.247-25`, as far as it is typed. */
export function maskCpf(text: string): string {
  return maskDigits(text, (digits) => group(digits, [3, 3, 3], [".", ".", "-"]));
}

/** `700 0012 3456 7894`, as far as it is typed. */
function maskCns(text: string): string {
  return maskDigits(text, (digits) => group(digits, [3, 4, 4], [" ", " ", " "]));
}

/** `25/03/1980`, as far as it is typed; a date that begins with the year, as browsers fill it in, stays. */
export function maskDate(text: string): string {
  if (/^\s*\d{4}-/.test(text)) return text;
  return maskDigits(text, (digits) => group(digits, [2, 2], ["/", "/"]));
}

/** `01310-100`, as far as it is typed. */
export function maskPostalCode(text: string): string {
  return maskDigits(text, (digits) => group(digits, [5], ["-"]));
}

/** `(11) 98765-4321` or `(11) 3456-7890`; numbers with a country code, a trunk zero or a 0800 stay as typed. */
export function maskPhone(text: string): string {
  if (/^[\s(]*[+0]/.test(text)) return text;
  return maskDigits(text, (digits) => {
    if (digits.length < 3 || digits.length > 11) return digits;
    const [area, number] = [digits.slice(0, 2), digits.slice(2)];
    return `(${area}) ${group(number, [number.length > 8 ? 5 : 4], ["-"])}`;
  });
}

/** Applies `format` to the digits of a text that is made of digits and punctuation; any other text stays. */
function maskDigits(text: string, format: (digits: string) => string): string {
  if (/[^\d\s().\/-]/.test(text)) return text;
  return format(text.replace(/\D/g, ""));
}

/** Puts a separator after each group that is full and followed by more; what is too long is kept at the end. */
function group(characters: string, sizes: readonly number[], separators: readonly string[]): string {
  let [result, start] = ["", 0];
  sizes.forEach((size, i) => {
    const part = characters.slice(start, start + size);
    start += size;
    result += characters.length > start ? part + separators[i] : part;
  });
  return result + characters.slice(start);
}
