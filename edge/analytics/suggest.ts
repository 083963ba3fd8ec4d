import { fold } from "./rules/phrases.ts";

/** The three examples that share most with a question, by groups of three letters. */
export function nearQuestions(question: string, examples: readonly string[]): string[] {
  const asked = trigrams(question);
  return examples
    .map((example) => ({ example, share: similarity(asked, trigrams(example)) }))
    .sort((one, other) => other.share - one.share)
    .slice(0, 3)
    .map(({ example }) => example);
}

function trigrams(text: string): Set<string> {
  const padded = ` ${fold(text)} `;
  return new Set(
    Array.from({ length: Math.max(padded.length - 2, 0) }, (_, start) => padded.slice(start, start + 3)),
  );
}

function similarity(one: Set<string>, other: Set<string>): number {
  const both = [...one].filter((gram) => other.has(gram)).length;
  return both / (one.size + other.size - both || 1);
}
