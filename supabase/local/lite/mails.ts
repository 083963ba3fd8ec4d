import type { Mail } from "./protocol.ts";

/** Takes a mail, or rejects. */
export type SendMail = (mail: Mail) => Promise<void>;

/** What lite hands over: the text is its own, the HTML is the template's where there is one. */
export interface Outgoing {
  to: string;
  subject: string;
  text?: string;
  html?: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/**
 * A mail as plain text. Templates are paragraphs of text and links whose words are their address, so leaving the tags
 * out leaves everything there; lite's own HTML is a whole document, and its text says the same.
 */
export function toPlainMail({ to, subject, text = "", html = "" }: Outgoing): Mail {
  if (html === "" || /<html/i.test(html)) return { to, subject, text };
  const plain = html.replace(/\s+/g, " ").replace(/<\/p> ?/g, "\n\n").replace(/<[^>]*>/g, "")
    .replace(/&(#?\w+);/g, (entity, name) => ENTITIES[name] ?? entity);
  return { to, subject, text: `${plain.trim()}\n` };
}
