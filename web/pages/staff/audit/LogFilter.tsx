import type { ComponentChildren } from "preact";
import type { Member, MemberRole } from "../../../../edge/domain/member.ts";
import type { FieldError } from "../../../components/ErrorSummary.tsx";
import { Field, fieldOf, SelectField } from "../../../components/Field.tsx";

interface LogFilterProps {
  /** Address of the page without a filter. */
  base: string;
  words: Readonly<
    Record<"label" | "actor" | "all" | "from" | "to" | "submit" | "clear", string>
  >;
  roles: Readonly<Record<MemberRole, string>>;
  members: readonly Member[];
  typed: Readonly<Record<string, string>>;
  errors: readonly FieldError[];
  /** What was narrowed elsewhere, and goes along. */
  kept?: ComponentChildren;
  /** What else this log is narrowed by. */
  children?: ComponentChildren;
}

/** Narrows a log by who did something and when. */
export function LogFilter(props: LogFilterProps) {
  const { base, words: t, roles, members, typed, errors, kept, children } = props;
  const people = members.map((one) => ({ value: one.user_id, label: one.email ?? roles[one.role] }));
  const day = (name: "from" | "to") => (
    <Field {...fieldOf({ values: typed, errors }, name)} type="date" label={t[name]} />
  );
  return (
    <form class="filter" method="get" autocomplete="off" action={base} role="search" aria-label={t.label}>
      {kept}
      <SelectField
        name="actor"
        label={t.actor}
        value={typed.actor ?? ""}
        options={[{ value: "", label: t.all }, ...people]}
      />
      {children}
      {day("from")}
      {day("to")}
      <button type="submit" class="button">{t.submit}</button>
      {Object.keys(typed).length > 0 && <a class="button button--quiet" href={base}>{t.clear}</a>}
    </form>
  );
}
