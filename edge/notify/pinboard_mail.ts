import { html } from "hono/html";
import { figureName } from "../analytics/takeaway.ts";
import type { AnalyticsTexts } from "../analytics/texts/pt_BR.ts";
import type { PinAnswer } from "../domain/analytics/pinboard.ts";
import type { PlanAnswer } from "../domain/analytics/question.ts";
import type { Mails } from "../texts/mails/pt_BR.ts";
import type { Mail } from "./mailer.ts";

/** What a pinboard's mail is made of. */
export interface PinboardMail {
  to: string;
  board: string;
  establishment: string;
  answers: readonly PinAnswer[];
  /** The living pinboard, and the page that ends the mails. */
  link: string;
  unsubscribe: string;
  words: Mails["pinboard"];
  texts: AnalyticsTexts;
}

/** Longer tables are read on the page. */
const MOST_ROWS = 15;

/** A pinboard as text and as HTML: sentences and tables, because mail programs draw no charts. */
export async function composePinboardMail(mail: PinboardMail): Promise<Omit<Mail, "id">> {
  const { to, board, establishment, unsubscribe, words } = mail;
  return {
    to,
    subject: words.subject(board, establishment),
    text: textOf(mail),
    html: await htmlOf(mail),
    unsubscribe,
  };
}

function cellsOf(answer: PlanAnswer, texts: AnalyticsTexts): string[][] {
  return answer.rows.slice(0, MOST_ROWS).map((row) =>
    answer.columns.map((column) => {
      const cell = row[column.key] ?? null;
      return cell === null ? "–" : typeof cell === "number" ? figureName(cell, column, texts) : cell;
    })
  );
}

function textOf({ board, establishment, answers, link, unsubscribe, words, texts }: PinboardMail): string {
  const parts = answers.map(({ title, answer }) => {
    if (!answer?.plan) return `${title}\n${words.not_counted}`;
    const names = answer.columns.map(({ name }) => name).join(" | ");
    const lines = cellsOf(answer, texts).map((cells) => `  ${cells.join(" | ")}`);
    const more = answer.rows.length > MOST_ROWS ? [`  ${words.more(answer.rows.length - MOST_ROWS)}`] : [];
    return [title, answer.takeaway, `  ${names}`, ...lines, ...more].join("\n");
  });
  return [
    `${board}, ${establishment}`,
    ...parts,
    `${words.open}: ${link}`,
    `${words.why}\n${words.end}: ${unsubscribe}`,
  ].join("\n\n") + "\n";
}

const PAGE = "margin:0 auto;max-width:40rem;padding:1rem;font:16px/1.5 system-ui,sans-serif;color:#12272f";
const TABLE = "width:100%;border-collapse:collapse;margin:.5rem 0";
const HEAD = "text-align:left;padding:.35rem .5rem;border-bottom:2px solid #0e5263";
const CELL = "text-align:left;padding:.35rem .5rem;border-bottom:1px solid #ddd5c6";
const FIGURE = "text-align:right";

async function htmlOf({ board, establishment, answers, link, unsubscribe, words, texts }: PinboardMail) {
  const markup = html`
    <!doctype html>
    <html lang="${texts.language}">
      <body style="${PAGE}">
            <h1 style="font-size:1.35rem;margin:0">${board}</h1>
            <p style="margin:0 0 1rem;color:#4c5f66">${establishment}</p>
            ${answers.map((one) => answerHtml(one, words, texts))}
            <p><a href="${link}" style="color:#0e5263;font-weight:600">${words.open}</a></p>
            <p style="margin-top:2rem;font-size:.85rem;color:#4c5f66">${words.why}
              <a href="${unsubscribe}" style="color:#4c5f66">${words.end}</a></p>
          </body>
    </html>
  `;
  return String(await markup);
}

function answerHtml({ title, answer }: PinAnswer, words: Mails["pinboard"], texts: AnalyticsTexts) {
  if (!answer?.plan) {
    return html`
      <h2 style="font-size:1.1rem">${title}</h2>
      <p>${words.not_counted}</p>
    `;
  }
  const { columns, rows, takeaway } = answer;
  const align = (index: number) => columns[index].kind === "figure" ? FIGURE : "";
  return html`
    <h2 style="font-size:1.1rem;margin:1.5rem 0 0">${title}</h2>
        <p style="margin:.25rem 0">${takeaway}</p>
        <table style="${TABLE}">
      <thead>
        <tr>${columns.map(({ name }, index) =>
          html`<th scope="col" style="${HEAD};${align(index)}">${name}</th>`
        )}</tr>
      </thead>
      <tbody>${cellsOf(answer, texts).map((cells) =>
        html`<tr>${cells.map((cell, index) => html`<td style="${CELL};${align(index)}">${cell}</td>`)}</tr>`
      )}</tbody>
    </table>
        ${rows.length > MOST_ROWS ? html`<p>${words.more(rows.length - MOST_ROWS)}</p>` : ""}
  `;
}
