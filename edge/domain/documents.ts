/**
 * Brazilian documents, postal codes and phones: read with or without punctuation, held bare, shown formatted.
 * Pure and small, for browsers too. (`cpf-cnpj-validator` 2.1 refuses the valid CPF 123.456.789-09.)
 */

const CPF_WEIGHTS = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
const CNPJ_WEIGHTS = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

/** The federative units. */
export const STATES = [
  "AC",
  "AL",
  "AM",
  "AP",
  "BA",
  "CE",
  "DF",
  "ES",
  "GO",
  "MA",
  "MG",
  "MS",
  "MT",
  "PA",
  "PB",
  "PE",
  "PI",
  "PR",
  "RJ",
  "RN",
  "RO",
  "RR",
  "RS",
  "SC",
  "SE",
  "SP",
  "TO",
] as const;

/** A character counts as its ASCII code less 48, which makes digits and letters one routine. */
function checkDigit(characters: string, weights: number[]): string {
  const last = weights.slice(-characters.length);
  const sum = last.reduce((total, weight, i) => total + (characters.charCodeAt(i) - 48) * weight, 0);
  const rest = sum % 11;
  return String(rest < 2 ? 0 : 11 - rest);
}

function hasCheckDigits(document: string, weights: number[]): boolean {
  const body = document.slice(0, -2);
  const first = checkDigit(body, weights);
  return document === body + first + checkDigit(body + first, weights);
}

/** Strips what people type between the characters of a document. */
function bare(input: string): string {
  return input.replace(/[\s./-]/g, "").toUpperCase();
}

/** The eleven digits of a CPF, or null when it is none. */
export function parseCpf(input: string): string | null {
  const digits = bare(input);
  if (!/^[0-9]{11}$/.test(digits) || /^(.)\1{10}$/.test(digits)) return null;
  return hasCheckDigits(digits, CPF_WEIGHTS) ? digits : null;
}

/** The fourteen characters of a CNPJ, numeric or alphanumeric (issued since July 2026), or null. */
export function parseCnpj(input: string): string | null {
  const characters = bare(input);
  if (!/^[0-9A-Z]{12}[0-9]{2}$/.test(characters) || /^0{14}$/.test(characters)) return null;
  return hasCheckDigits(characters, CNPJ_WEIGHTS) ? characters : null;
}

/** The fifteen digits of a Cartão Nacional de Saúde, or null: weights 15 to 1, the sum divisible by 11. */
export function parseCns(input: string): string | null {
  const digits = bare(input);
  if (!/^[12789][0-9]{14}$/.test(digits)) return null;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (15 - i), 0);
  return sum % 11 === 0 ? digits : null;
}

/**
 * The letters and digits of an RG, or null. States issue it each in a form of its own, some with letters; there is no
 * check digit that all share.
 */
export function parseRg(input: string): string | null {
  const characters = bare(input);
  return /^[0-9A-Z]{4,20}$/.test(characters) && /[0-9]/.test(characters) ? characters : null;
}

/** The eight digits of a CEP, or null. */
export function parsePostalCode(input: string): string | null {
  const digits = bare(input);
  return /^[0-9]{8}$/.test(digits) ? digits : null;
}

/**
 * A Brazilian number without punctuation, country code or trunk zero: area code with nine digits (mobile) or
 * eight (fixed), or a 0800-like one. Null when it is none.
 */
export function parsePhone(input: string): string | null {
  if (/[^\d\s().+-]/.test(input) || /^\s*\+(?!\s*55)/.test(input)) return null;
  const digits = input.replace(/\D/g, "");
  if (/^0[3589]00[0-9]{6,7}$/.test(digits)) return digits;
  const national = digits.replace(digits.length >= 12 ? /^(00)?55/ : /^$/, "").replace(/^0/, "");
  return /^[1-9]{2}(9[0-9]{8}|[2-8][0-9]{7})$/.test(national) ? national : null;
}

/** `529.982.247-25`; a text that is no bare CPF comes back as it is. */
export function formatCpf(cpf: string): string {
  return cpf.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, "$1.$2.$3-$4");
}

/** `700 0012 3456 7894`; a text that is no bare CNS comes back as it is. */
export function formatCns(cns: string): string {
  return cns.replace(/^(\d{3})(\d{4})(\d{4})(\d{4})$/, "$1 $2 $3 $4");
}

/** `12.ABC.345/01DE-35`; a text that is no bare CNPJ comes back as it is. */
export function formatCnpj(cnpj: string): string {
  return cnpj.replace(/^(.{2})(.{3})(.{3})(.{4})(\d{2})$/, "$1.$2.$3/$4-$5");
}

/** `01310-100`; a text that is no bare CEP comes back as it is. */
export function formatPostalCode(postalCode: string): string {
  return postalCode.replace(/^(\d{5})(\d{3})$/, "$1-$2");
}

/** `(11) 98765-4321`, `(11) 3456-7890` or `0800 123 4567`. */
export function formatPhone(phone: string): string {
  if (phone.startsWith("0")) return phone.replace(/^(\d{4})(\d{3})(\d+)$/, "$1 $2 $3");
  return phone.replace(/^(\d{2})(\d{4,5})(\d{4})$/, "($1) $2-$3");
}
