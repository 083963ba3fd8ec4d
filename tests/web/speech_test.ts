import assert from "node:assert/strict";
import { createSpeaker, spokenCall, voiceFor } from "../../web/state/speech.ts";

const MESSAGES = {
  code: "Senha {code}.",
  name: "{name}.",
  room: "{room}.",
  no_room: "Recepção.",
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
  async function voice(text: string) {
    if (options.voiceFails) throw new Error("hoarse");
    heard.push(text);
    await moment();
    heard.push("end");
  }
  const speaker = createSpeaker(chime);
  const portuguese = { messages: MESSAGES, voice };
  const english = { messages: ENGLISH, voice };
  const announce = (code: string, languages = [portuguese]) =>
    speaker.announce({ code, room: null, name: null }, languages);
  return { announce, heard, portuguese, english };
}

const ENGLISH = {
  ...MESSAGES,
  code: "Ticket {code}.",
  no_room: "Reception desk.",
  digits: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
};

Deno.test("spokenCall() spells the code and says the room, and the name where it may", () => {
  const say = (code: string, room: string | null, name: string | null = null) =>
    spokenCall({ code, room, name }, MESSAGES);
  assert.equal(say("A042", "Consultório 2"), "Senha A, zero, quatro, dois. Consultório 2.");
  assert.equal(say("B1", null), "Senha B, um. Recepção.");
  assert.equal(say("A1", "$& {code}"), "Senha A, um. $& {code}.");
  assert.equal(say("A1", "Sala 2", "Joana A."), "Joana A. Senha A, um. Sala 2.");
});

Deno.test("createSpeaker() says a call in each language of the panel, twice", async () => {
  const { announce, heard, portuguese, english } = createStage();
  await announce("A1", [portuguese, english]);
  assert.deepEqual(heard.filter((sound) => sound !== "end"), [
    "chime",
    "Senha A, um. Recepção.",
    "Ticket A, one. Reception desk.",
    "Senha A, um. Recepção.",
    "Ticket A, one. Reception desk.",
  ]);
});

Deno.test("createSpeaker() chimes and then says a call twice", async () => {
  const { announce, heard } = createStage();
  await announce("A1");
  assert.deepEqual(heard, ["chime", "Senha A, um. Recepção.", "end", "Senha A, um. Recepção.", "end"]);
});

Deno.test("createSpeaker() says one call after another, never two at once", async () => {
  const { announce, heard } = createStage();
  await Promise.all([announce("A1"), announce("A2")]);
  assert.deepEqual(heard.filter((sound) => sound !== "end"), [
    "chime",
    "Senha A, um. Recepção.",
    "Senha A, um. Recepção.",
    "chime",
    "Senha A, dois. Recepção.",
    "Senha A, dois. Recepção.",
  ]);
  heard.forEach((sound, index) => {
    if (sound.startsWith("Senha")) assert.equal(heard[index + 1], "end");
  });
});

Deno.test("createSpeaker() is silent, and done at once, before the click", async () => {
  const { announce, heard } = createStage({ unlocked: false });
  await announce("A1");
  assert.deepEqual(heard, []);
});

Deno.test("createSpeaker() goes on with the next call when the voice fails", async () => {
  const { announce, heard } = createStage({ voiceFails: true });
  await Promise.all([announce("A1"), announce("A2")]);
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
