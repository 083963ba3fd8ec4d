import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { COMMON_PASSWORDS } from "./common_passwords.ts";

const judge = new ZxcvbnFactory({ dictionary: { passwords: [...COMMON_PASSWORDS] } });

/** More says nothing new and would take long. */
const READ = 64;

/** How hard a password is to guess for who knows what else was typed: 0 (at once) to 4 (not in a lifetime). */
export function estimateStrength(password: string, known: readonly string[] = []): number {
  const words = known.flatMap((text) => [text, ...text.split(/[\s@.,/-]+/)]).filter((word) =>
    word.length > 2
  );
  return judge.check(password.slice(0, READ), words).score;
}
