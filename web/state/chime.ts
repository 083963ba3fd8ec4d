/** A bell that a browser allows to sound only after a tap or click. */
export interface Chime {
  /** Asks the browser for sound; call it from a tap. True when sound is allowed. */
  unlock(): Promise<boolean>;
  isUnlocked(): boolean;
  /** Two soft tones, high then low; resolves when they have faded, at once when sound is not allowed. */
  ring(): Promise<void>;
}

const RING_MS = 1_600;
/** Without a tap `resume()` stays pending for ever in some browsers. */
const UNLOCK_LIMIT_MS = 500;
const TONES = [{ hertz: 784, after: 0 }, { hertz: 587, after: 0.45 }];
/** Partials of a small bell: ratio to the tone, loudness. */
const PARTIALS = [[1, 0.5], [2.01, 0.16], [3.02, 0.07]] as const;

/** Makes a bell out of oscillators: no file to load. */
export function createChime(): Chime {
  let audio: AudioContext | null = null;
  const isUnlocked = () => audio?.state === "running";
  return {
    isUnlocked,
    async unlock() {
      audio ??= new AudioContext();
      await Promise.race([audio.resume(), pause(UNLOCK_LIMIT_MS)]);
      return isUnlocked();
    },
    async ring() {
      if (audio?.state !== "running") return;
      for (const { hertz, after } of TONES) strike(audio, hertz, audio.currentTime + 0.02 + after);
      await pause(RING_MS);
    },
  };
}

function strike(audio: AudioContext, hertz: number, at: number) {
  for (const [ratio, loudness] of PARTIALS) {
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    tone.frequency.value = hertz * ratio;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loudness, at + 0.012);
    gain.gain.exponentialRampToValueAtTime(0.0001, at + 1.1);
    tone.connect(gain).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 1.15);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
