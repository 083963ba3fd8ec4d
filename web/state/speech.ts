import type { Chime } from "./chime.ts";

/** What the voice says; the words are those of the panel's language. */
export interface SpeechMessages {
  /** "Senha {code}." */
  code: string;
  /** "{room}." */
  room: string;
  /** Zero to nine. */
  digits: readonly string[];
}

/** Says a text and resolves when it was said; at once when the device has no voice for the language. */
export type Voice = (text: string) => Promise<void>;

/** The loudspeaker of a panel. */
export interface Speaker {
  /** Chime, then the voice twice, then resolves; silent while the chime is locked. Calls wait for each other. */
  announce(code: string, room: string | null): Promise<void>;
}

const TIMES_SPOKEN = 2;
/** Some browsers never tell that an utterance has ended. */
const UTTERANCE_LIMIT_MS = 12_000;

/** Makes the loudspeaker of a panel. */
export function createSpeaker(messages: SpeechMessages, chime: Chime, voice: Voice): Speaker {
  let line: Promise<void> = Promise.resolve();

  async function sound(text: string) {
    if (!chime.isUnlocked()) return;
    await chime.ring();
    for (let time = 0; time < TIMES_SPOKEN; time++) await voice(text);
  }

  return {
    announce(code, room) {
      line = line.then(() => sound(spokenCall(code, room, messages))).catch(() => {});
      return line;
    },
  };
}

/** "Senha A, zero, quatro, dois. Consultório 2." */
export function spokenCall(code: string, room: string | null, messages: SpeechMessages): string {
  const spelled = [...code].map((character) => messages.digits[Number(character)] ?? character).join(", ");
  const words = [messages.code.replace("{code}", () => spelled)];
  if (room) words.push(messages.room.replace("{room}", () => room));
  return words.join(" ");
}

/** A voice of the very language, else of its family; the device's own before one over the network. */
export function voiceFor<Candidate extends { lang: string; localService: boolean }>(
  voices: readonly Candidate[],
  lang: string,
): Candidate | null {
  // Android writes pt_BR.
  const tag = (voice: Candidate) => voice.lang.replace("_", "-").toLowerCase();
  const exact = voices.filter((voice) => tag(voice) === lang.toLowerCase());
  const family = voices.filter((voice) => tag(voice).split("-")[0] === lang.toLowerCase().split("-")[0]);
  const fitting = exact.length > 0 ? exact : family;
  return fitting.find((voice) => voice.localService) ?? fitting[0] ?? null;
}

/** The browser's voice for a language; without one it says nothing, and the chime is all there is. */
export function browserVoice(lang: string): Voice {
  return function say(text) {
    const synthesis = globalThis.speechSynthesis;
    const voice = voiceFor(synthesis?.getVoices() ?? [], lang);
    if (!voice) return Promise.resolve();
    return new Promise((resolve) => {
      const utterance = new SpeechSynthesisUtterance(text);
      const limit = setTimeout(() => {
        synthesis.cancel();
        resolve();
      }, UTTERANCE_LIMIT_MS);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = 0.9;
      utterance.onend = utterance.onerror = () => {
        clearTimeout(limit);
        resolve();
      };
      synthesis.speak(utterance);
    });
  };
}
