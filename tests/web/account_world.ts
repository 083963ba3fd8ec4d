import type { SmtpServer } from "../support/smtp_server.ts";
import type { Stack } from "../support/stack.ts";
import { accountForm } from "./account_form_fields.ts";
import { wordsOf } from "./patient_site.ts";
import { type Visitor, visitor } from "./visitor.ts";

/** What the pages of accounts stand on. */
export interface World {
  stack: Stack;
  smtp: SmtpServer;
}

/** Where an act of the account leads, with its name. */
export const feito = (name: string) => `/minha/conta?feito=${name}`;

/** What a page says to a person. */
export async function wordsAt(person: Visitor, path: string): Promise<string> {
  return wordsOf(await (await person.get(path)).text());
}

/** Somebody who has signed up with a password. */
export async function signedUp({ stack }: World) {
  const form = accountForm();
  const person = visitor(stack.url);
  await person.post("/cadastro/paciente", form);
  return { ...form, person };
}

/** Another browser of the same person. */
export async function signIn({ stack }: World, identifier: string, password: string) {
  const person = visitor(stack.url);
  const answer = await person.post("/entrar", { identifier, password, next: "/minha/conta" });
  return { person, answer };
}
