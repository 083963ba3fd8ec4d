import * as z from "zod/mini";
import { BirthDate, Email, Id, Instant, line, lines, maybe, Phone, rule, State } from "./fields.ts";

export const SHIFTS = ["morning", "afternoon", "night", "full_day"] as const;
export const Shift = z.enum(SHIFTS);
export type Shift = z.infer<typeof Shift>;

export const PROFESSIONAL_STATUSES = ["active", "on_leave", "inactive"] as const;
export const ProfessionalStatus = z.enum(PROFESSIONAL_STATUSES);
export type ProfessionalStatus = z.infer<typeof ProfessionalStatus>;

/** `CRM`, `coren`: letters only, stored in upper case. */
const Council = z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[A-Z]{2,10}$/));
/** `123.456`, `12345-F`: stored without punctuation, in upper case. */
const CouncilNumber = z.string().check(
  z.maxLength(40),
  z.overwrite((value) => value.replace(/[\s./-]/g, "").toUpperCase()),
  z.regex(/^[0-9A-Z]{1,20}$/),
);

export const NewProfessional = z.object({
  full_name: line(2, 120),
  birth_date: maybe(BirthDate),
  phone: maybe(Phone),
  email: Email,
  specialty: line(2, 80),
  council: Council,
  council_number: CouncilNumber,
  council_state: State,
  /** For councils that number each category apart (COREN-ENF, -TEC). */
  council_category: maybe(line(1, 40)),
  shift: Shift,
  status: z._default(ProfessionalStatus, "active"),
  notes: maybe(lines(2000)),
});
export type NewProfessional = z.infer<typeof NewProfessional>;

/** Any of the fields of a professional; those left out stay as they are. */
export const ProfessionalChanges = z.partial(
  z.extend(z.omit(NewProfessional, { status: true }), { status: ProfessionalStatus }),
);
export type ProfessionalChanges = z.infer<typeof ProfessionalChanges>;

/** A professional as members see one. The registration is as stated, not verified. */
export const Professional = z.object({
  id: Id,
  establishment_id: Id,
  full_name: z.string(),
  birth_date: z.nullable(z.iso.date()),
  phone: z.nullable(z.string()),
  email: z.string(),
  specialty: z.string(),
  council: z.string(),
  council_number: z.string(),
  council_state: State,
  council_category: z.nullable(z.string()),
  shift: Shift,
  status: ProfessionalStatus,
  notes: z.nullable(z.string()),
  /** The member who is this professional. */
  user_id: z.nullable(Id),
  created_at: Instant,
  updated_at: Instant,
});
export type Professional = z.infer<typeof Professional>;

/** Physicians and nurses may set a risk class, technicians and others may not (COFEN 661/2021). */
export function mayClassify(
  { council, council_category }: Pick<Professional, "council" | "council_category">,
) {
  return council === "CRM" || council === "COREN" && /^enf/i.test(council_category ?? "ENF");
}

export const ProfessionalFilter = z.object({
  /** Words of the name, specialty, registration or e-mail address, accents and case ignored. */
  q: z.optional(line(1, 120)),
  /** Part of the specialty's name, whatever its case. */
  specialty: z.optional(line(1, 80)),
  status: z.optional(ProfessionalStatus),
  shift: z.optional(Shift),
  /** Leaves those who are active and whose shift covers the clinic's hour. */
  on_shift: z.optional(z.enum(["true"])),
});
export type ProfessionalFilter = z.infer<typeof ProfessionalFilter>;

/** The cursor of the first page. */
export const FIRST_PAGE = "first";

export const ProfessionalQuery = z.extend(ProfessionalFilter, {
  /** Asks for 50 at a time: `first`, then what the answer's `Link` says. */
  cursor: z.optional(z.string().check(rule(isCursor, "invalid_id"))),
  /** Asks for these alone, at most a hundred ids with commas between them; then nothing else narrows the list. */
  ids: z.optional(z.string().check(rule(isListOfIds, "invalid_id"))),
});
export type ProfessionalQuery = z.infer<typeof ProfessionalQuery>;

function isCursor(value: string): boolean {
  return value === FIRST_PAGE || Id.safeParse(value).success;
}

function isListOfIds(value: string): boolean {
  const ids = value.split(",");
  return ids.length <= 100 && ids.every((id) => Id.safeParse(id).success);
}

/** Some professionals by name, and the cursor of those that follow. */
export const ProfessionalPage = z.object({
  professionals: z.array(Professional),
  next: z.nullable(Id),
});
export type ProfessionalPage = z.infer<typeof ProfessionalPage>;

/** Which member a professional is; null for none. */
export const ProfessionalLink = z.object({ user_id: z.nullable(Id) });
export type ProfessionalLink = z.infer<typeof ProfessionalLink>;
