import { fold } from "./phrases.ts";

/** Words that say nothing by themselves, in both languages; folded. An answer never complains about them. */
const STOP_WORDS = new Set([
  ..."a o as os ao aos de do da dos das em no na nos nas com para por pelo pela que se um uma e ou eu me meu minha"
    .split(" "),
  ..."foi foram sao esta estao era tem teve ha houve fez ser isso isto esse essa este la aqui como mas qual quais quem"
    .split(" "),
  ..."quanto quanta quantos quantas nao sim".split(" "),
  ..."the an of in on at for from with to and or but by as it its is are was were be been being am do does did"
    .split(" "),
  ..."i me my we our us you your they their he she this that these those there here had have has can could"
    .split(" "),
  ..."will would should how many much which what who when where why not please".split(" "),
]);

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** A question's words: as rules read them, and as somebody typed them. */
export function typedWords(question: string): { word: string; typed: string }[] {
  return question.split(/\s+/).flatMap((piece) => {
    const words = fold(piece).split(" ").filter(Boolean);
    const bare = piece.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}%]+$/gu, "");
    return words.map((word) => ({ word, typed: words.length === 1 ? bare : word }));
  });
}
