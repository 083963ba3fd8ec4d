import type { Membership } from "../../../backend/me.ts";
import type { PageRequest } from "../../../web_env.ts";
import { dayOf } from "../day_of.ts";
import { ageOn } from "./age_on.ts";

interface BornAndAgeProps {
  request: PageRequest;
  establishment: Membership;
  birthDate: string | null;
}

/** `17 de mai. de 1980, 46 anos` */
export function BornAndAge({ request, establishment, birthDate }: BornAndAgeProps) {
  if (birthDate === null) return null;
  const age = ageOn(birthDate, Date.now(), establishment.timezone);
  return (
    <>
      {dayOf(birthDate, request.locale, "UTC")}
      {age !== null && <span class="muted">, {request.t.patients.age(age)}</span>}
    </>
  );
}
