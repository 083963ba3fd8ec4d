import * as z from "zod/mini";
import { BirthDate, Cpf, Email, line, maybe, Phone } from "./fields.ts";

/** A person who arrives. Everything but the name may be missing: people without papers are cared for too. */
export const NewPatient = z.object({
  name: line(2, 120),
  cpf: maybe(Cpf),
  birth_date: maybe(BirthDate),
  phone: maybe(Phone),
  email: maybe(Email),
});
export type NewPatient = z.infer<typeof NewPatient>;
