import {
  type Professional,
  PROFESSIONAL_STATUSES,
  type ProfessionalFilter,
  SHIFTS,
} from "../../../edge/domain/professional.ts";
import { formatPhone } from "../../../edge/domain/documents.ts";
import type { Membership } from "../../backend/me.ts";
import { Field, SelectField } from "../../components/Field.tsx";
import { Icon } from "../../components/Icon.tsx";
import { StaffLayout } from "../../components/StaffLayout.tsx";
import { TableHead } from "../../components/TableHead.tsx";
import type { PageRequest } from "../../web_env.ts";
import { registrationOf } from "./professional_fields.ts";

interface ProfessionalsPageProps {
  request: PageRequest;
  establishment: Membership;
  /** No key for what the address does not narrow. */
  filter: ProfessionalFilter;
  /** Where this page starts; undefined on the first one. */
  cursor?: string;
  shown: readonly Professional[];
  /** Where the next page starts. */
  next: string | null;
  /** Those of all professionals, whatever the filter. */
  specialties: readonly string[];
  mayEdit: boolean;
  /** Who was added a moment ago. */
  added?: Professional;
  /** Whether one was deleted a moment ago. */
  isAfterRemoval: boolean;
}

/** The clinic's professionals, narrowed by what the address says. */
export function ProfessionalsPage(props: ProfessionalsPageProps) {
  const { request, establishment, shown, specialties, mayEdit } = props;
  const t = request.t.professionals;
  const hasSome = shown.length > 0 || specialties.length > 0;
  const isWhole = props.next === null && props.cursor === undefined;
  return (
    <StaffLayout
      request={request}
      title={t.title}
      establishment={establishment}
      area="professionals"
      islands={["Filters"]}
    >
      <header class="page-header">
        <h1 class="board__title">{t.title}</h1>
        {hasSome && <p class="muted">{(isWhole ? t.count : t.countOfPage)(shown.length)}</p>}
        {mayEdit && hasSome && (
          <a class="button button--primary page-header__act" href={`${listOf(props)}/novo`}>
            <Icon name="plus" />
            {t.add}
          </a>
        )}
      </header>
      <News {...props} />
      {hasSome ? <Filtered {...props} /> : <Nobody {...props} />}
    </StaffLayout>
  );
}

function listOf({ establishment }: ProfessionalsPageProps): string {
  return `/app/${establishment.slug}/profissionais`;
}

function News({ request, establishment, added, isAfterRemoval }: ProfessionalsPageProps) {
  const t = request.t.professionals;
  if (!added && !isAfterRemoval) return null;
  return (
    <div class="notice notice--success" role="status">
      {added
        ? (
          <p>
            <strong>{t.addedTitle}.</strong>{" "}
            {added.status === "active" ? t.added(added.full_name) : `${added.full_name}.`}{" "}
            <a href={`/app/${establishment.slug}/fila`}>{t.goToBoard}</a>
          </p>
        )
        : <p>{t.removed}</p>}
    </div>
  );
}

function Nobody(props: ProfessionalsPageProps) {
  const { empty, add } = props.request.t.professionals;
  return (
    <div class="empty empty--page">
      <Icon name="stethoscope" />
      <h2>{empty.title}</h2>
      <p>{props.mayEdit ? empty.text : empty.textReader}</p>
      {props.mayEdit && (
        <a class="button button--primary button--large" href={`${listOf(props)}/novo`}>{add}</a>
      )}
    </div>
  );
}

function Filtered(props: ProfessionalsPageProps) {
  const { request, filter, shown, specialties } = props;
  const t = request.t.professionals;
  const isFiltered = Object.keys(filter).length > 0;
  const specialty = { value: "", label: t.filter.all };
  return (
    <>
      <form
        class="filter"
        method="get"
        autocomplete="off"
        action={listOf(props)}
        role="search"
        aria-label={t.filter.label}
      >
        <Field
          name="q"
          type="search"
          label={t.filter.q}
          hint={t.filter.qHint}
          value={filter.q}
          maxLength={120}
          autocomplete="off"
        />
        <SelectField
          name="specialty"
          label={t.filter.specialty}
          value={filter.specialty ?? ""}
          options={[specialty, ...specialties.map((name) => ({ value: name, label: name }))]}
        />
        <SelectField
          name="status"
          label={t.filter.status}
          value={filter.status ?? ""}
          options={[
            { value: "", label: t.filter.all },
            ...PROFESSIONAL_STATUSES.map((value) => ({ value, label: t.statuses[value] })),
          ]}
        />
        <SelectField
          name="shift"
          label={t.filter.shift}
          value={filter.shift ?? ""}
          options={[
            { value: "", label: t.filter.allShifts },
            ...SHIFTS.map((value) => ({ value, label: t.shifts[value] })),
          ]}
        />
        <button type="submit" class="button">{t.filter.submit}</button>
        {isFiltered && <a class="button button--quiet" href={listOf(props)}>{t.filter.clear}</a>}
      </form>
      {shown.length === 0
        ? (
          <div class="empty">
            <p class="empty__title">{t.empty.filteredTitle}</p>
            <p>{t.empty.filteredText}</p>
          </div>
        )
        : <ProfessionalTable {...props} />}
      <Pages {...props} />
    </>
  );
}

/** The way on, and back to the start; each is an address of its own. */
function Pages(props: ProfessionalsPageProps) {
  const { request, filter, cursor, next } = props;
  const t = request.t.professionals;
  if (!cursor && !next) return null;
  const address = (more: Record<string, string>) => {
    const search = new URLSearchParams({ ...filter, ...more }).toString();
    return search ? `${listOf(props)}?${search}` : listOf(props);
  };
  return (
    <nav class="actions people__pages" aria-label={t.pages}>
      {cursor && <a class="button button--quiet" href={address({})}>{t.first}</a>}
      {next && <a class="button" rel="next" href={address({ cursor: next })}>{t.next}</a>}
    </nav>
  );
}

function ProfessionalTable(props: ProfessionalsPageProps) {
  const { request, shown, mayEdit } = props;
  const t = request.t.professionals;
  const { column } = t;
  return (
    <>
      <table class="people" role="table" aria-label={t.title}>
        <TableHead
          names={[column.name, column.specialty, column.council, column.shift, column.status, column.contact]}
        />
        <tbody role="rowgroup">
          {shown.map((one) => (
            <tr key={one.id} role="row">
              <th role="rowheader" scope="row" class="people__name">
                {mayEdit ? <a href={`${listOf(props)}/${one.id}`}>{one.full_name}</a> : one.full_name}
              </th>
              <td role="cell">{one.specialty}</td>
              <td role="cell" class="number">{registrationOf(one)}</td>
              <td role="cell">{t.shifts[one.shift]}</td>
              <td role="cell">
                <span class={`status status--${one.status}`}>{t.statuses[one.status]}</span>
              </td>
              <td role="cell" class="people__contact">
                <span>{one.email}</span>
                {one.phone && <span class="number">{formatPhone(one.phone)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="muted people__note">{t.unverified}.</p>
    </>
  );
}
