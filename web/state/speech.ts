import type { Chime } from "./chime.ts";

/** What the voice says; the words are those of one of the panel's languages. */
export interface SpeechMessages {
  /** "Senha {code}." */
  code: string;
  /** "{name}." */
  name: string;
  /** "{room}." */
  room: string;
  /** Where to go without a room. */
  no_room: string;
  /** Zero to nine. */
  digits: readonly string[];
}

/** Says a text and resolves when it was said; at once when the device has no voice for the language. */
export type Voice = (text: string) => Promise<void>;

/** A language that a panel speaks. */
export interface SpokenLanguage {
  messages: SpeechMessages;
  voice: Voice;
}

/** What is said of a call. */
export interface SpokenCall {
  code: string;
  room: string | null;
  name: string | null;
}

/** The loudspeaker of a panel. */
export interface Speaker {
  /**
   * Chime, then all languages one after another, and all once more; then resolves. Silent while the chime is locked.
   * Calls wait for each other.
   */
  announce(call: SpokenCall, languages: readonly SpokenLanguage[]): Promise<void>;
}

const TIMES_SPOKEN = 2;
/** Some browsers never tell that an utterance has ended. */
const UTTERANCE_LIMIT_MS = 12_000;

/** Makes the loudspeaker of a panel. */
export function createSpeaker(chime: Chime): Speaker {
  let line: Promise<void> = Promise.resolve();

  async function sound(call: SpokenCall, languages: readonly SpokenLanguage[]) {
    if (!chime.isUnlocked()) return;
    await chime.ring();
    for (let time = 0; time < TIMES_SPOKEN; time++) {
      for (const { messages, voice } of languages) await voice(spokenCall(call, messages));
    }
  }

  return {
    announce(call, languages) {
      line = line.then(() => sound(call, languages)).catch(() => {});
      return line;
    },
  };
}

/** "Senha A, zero, quatro, dois. Consultório 2." */
export function spokenCall({ code, room, name }: SpokenCall, messages: SpeechMessages): string {
  const spelled = [...code].map((character) => messages.digits[Number(character)] ?? character).join(", ");
  const words = [messages.code.replace("{code}", () => spelled)];
  // An initial's full stop would be read aloud.
  if (name) words.unshift(messages.name.replace("{name}", () => name.replace(/\.$/, "")));
  words.push(room ? messages.room.replace("{room}", () => room) : messages.no_room);
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

/**
 * The browser's voice for a language; without one it says nothing, and the chime is all there is. `onRefused` hears that
 * the browser wants a tap before it speaks.
 */
export function browserVoice(lang: string, onRefused: () => void = () => {}): Voice {
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
      utterance.onend = () => {
        clearTimeout(limit);
        resolve();
      };
      utterance.onerror = ({ error }) => {
        if (error === "not-allowed") onRefused();
        clearTimeout(limit);
        resolve();
      };
      synthesis.speak(utterance);
    });
  };
}
