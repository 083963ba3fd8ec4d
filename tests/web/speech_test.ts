import assert from "node:assert/strict";
import { createSpeaker, spokenCall, voiceFor } from "../../web/state/speech.ts";

const MESSAGES = {
  code: "Senha {code}.",
  room: "{room}.",
  digits: ["zero", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove"],
};

/** A loudspeaker that writes down what is heard; chime and voice take a moment each. */
function createStage(options: { unlocked?: boolean; voiceFails?: boolean } = {}) {
  const heard: string[] = [];
  const moment = () => new Promise<void>((resolve) => setTimeout(resolve, 2));
  const chime = {
    unlock: () => Promise.resolve(true),
    isUnlocked: () => options.unlocked ?? true,
    async ring() {
      heard.push("chime");
      await moment();
    },
  };
  const speaker = createSpeaker(MESSAGES, chime, async (text) => {
    if (options.voiceFails) throw new Error("hoarse");
    heard.push(text);
    await moment();
    heard.push("end");
  });
  return { speaker, heard };
}

Deno.test("spokenCall() spells the code and says the room", () => {
  assert.equal(spokenCall("A042", "Consultório 2", MESSAGES), "Senha A, zero, quatro, dois. Consultório 2.");
  assert.equal(spokenCall("B1", null, MESSAGES), "Senha B, um.");
  assert.equal(spokenCall("A1", "$& {code}", MESSAGES), "Senha A, um. $& {code}.");
});

Deno.test("createSpeaker() chimes and then says a call twice", async () => {
  const { speaker, heard } = createStage();
  await speaker.announce("A1", null);
  assert.deepEqual(heard, ["chime", "Senha A, um.", "end", "Senha A, um.", "end"]);
});

Deno.test("createSpeaker() says one call after another, never two at once", async () => {
  const { speaker, heard } = createStage();
  await Promise.all([speaker.announce("A1", null), speaker.announce("A2", null)]);
  assert.deepEqual(heard.filter((sound) => sound !== "end"), [
    "chime",
    "Senha A, um.",
    "Senha A, um.",
    "chime",
    "Senha A, dois.",
    "Senha A, dois.",
  ]);
  heard.forEach((sound, index) => {
    if (sound.startsWith("Senha")) assert.equal(heard[index + 1], "end");
  });
});

Deno.test("createSpeaker() is silent, and done at once, before the click", async () => {
  const { speaker, heard } = createStage({ unlocked: false });
  await speaker.announce("A1", null);
  assert.deepEqual(heard, []);
});

Deno.test("createSpeaker() goes on with the next call when the voice fails", async () => {
  const { speaker, heard } = createStage({ voiceFails: true });
  await Promise.all([speaker.announce("A1", null), speaker.announce("A2", null)]);
  assert.deepEqual(heard, ["chime", "chime"]);
});

Deno.test("voiceFor() takes the very language, then its family, never another", () => {
  const voices = [
    { lang: "en-US", localService: true },
    { lang: "pt-PT", localService: true },
    { lang: "pt-BR", localService: false },
    { lang: "pt_BR", localService: true },
  ];
  assert.equal(voiceFor(voices, "pt-BR"), voices[3]);
  assert.equal(voiceFor(voices.slice(0, 3), "pt-BR"), voices[2]);
  assert.equal(voiceFor(voices.slice(0, 2), "pt-BR"), voices[1]);
  assert.equal(voiceFor(voices.slice(0, 1), "pt-BR"), null);
});
