import { knownAs } from "../../../../edge/domain/patient.ts";
import type { PatientsMessages } from "../../../i18n/patients/pt_BR.ts";

interface PersonNameProps {
  person: { name: string; social_name: string | null };
  t: PatientsMessages;
  /** The chart's page. */
  href?: string;
}

/** The name to call somebody by, and the legal one below where it differs. */
export function PersonName({ person, t, href }: PersonNameProps) {
  const name = knownAs(person);
  return (
    <>
      {href ? <a href={href}>{name}</a> : <span>{name}</span>}
      {name !== person.name && <span class="legal-name">{t.legalName(person.name)}</span>}
    </>
  );
}
