import {
  type Professional,
  PROFESSIONAL_STATUSES,
  type ProfessionalFilter,
} from "../../../edge/domain/professional.ts";
import { formatPhone } from "../../../edge/domain/documents.ts";
import type { Membership } from "../../backend/me.ts";
import { SelectField } from "../../components/Field.tsx";
import { Icon } from "../../components/Icon.tsx";
import { StaffLayout } from "../../components/StaffLayout.tsx";
import type { PageRequest } from "../../web_env.ts";

interface ProfessionalsPageProps {
  request: PageRequest;
  establishment: Membership;
  filter: ProfessionalFilter;
  shown: readonly Professional[];
  /** How many there are without the filter. */
  total: number;
  specialties: readonly string[];
  mayAdd: boolean;
  /** Who was added a moment ago. */
  added?: Professional;
}

/** The clinic's professionals, narrowed by what the address says. */
export function ProfessionalsPage(props: ProfessionalsPageProps) {
  const { request, establishment, total, mayAdd, added } = props;
  const t = request.t.professionals;
  const base = `/app/${establishment.slug}`;
  return (
    <StaffLayout request={request} title={t.title} establishment={establishment} area="professionals">
      <header class="page-header">
        <h1 class="board__title">{t.title}</h1>
        {total > 0 && <p class="muted">{t.count(props.shown.length)}</p>}
        {mayAdd && total > 0 && (
          <a class="button button--primary page-header__act" href={`${base}/profissionais/novo`}>
            <Icon name="plus" />
            {t.add}
          </a>
        )}
      </header>
      {added && (
        <div class="notice notice--success" role="status">
          <p>
            <strong>{t.addedTitle}.</strong>{" "}
            {added.status === "active" ? t.added(added.full_name) : `${added.full_name}.`}{" "}
            <a href={`${base}/fila`}>{t.goToBoard}</a>
          </p>
        </div>
      )}
      {total === 0
        ? (
          <div class="empty empty--page">
            <Icon name="stethoscope" />
            <h2>{t.empty.title}</h2>
            <p>{mayAdd ? t.empty.text : t.empty.textReader}</p>
            {mayAdd && (
              <a class="button button--primary button--large" href={`${base}/profissionais/novo`}>{t.add}</a>
            )}
          </div>
        )
        : <Filtered {...props} />}
    </StaffLayout>
  );
}

function Filtered(props: ProfessionalsPageProps) {
  const { request, establishment, filter, shown, specialties } = props;
  const t = request.t.professionals;
  const list = `/app/${establishment.slug}/profissionais`;
  const isFiltered = filter.specialty !== undefined || filter.status !== undefined;
  return (
    <>
      <form class="filter" method="get" action={list} role="search" aria-label={t.filter.label}>
        <SelectField
          name="specialty"
          label={t.filter.specialty}
          value={filter.specialty ?? ""}
          options={[
            { value: "", label: t.filter.all },
            ...specialties.map((name) => ({ value: name, label: name })),
          ]}
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
        <button type="submit" class="button">{t.filter.submit}</button>
        {isFiltered && <a class="button button--quiet" href={list}>{t.filter.clear}</a>}
      </form>
      {shown.length === 0
        ? (
          <div class="empty">
            <p class="empty__title">{t.empty.filteredTitle}</p>
            <p>{t.empty.filteredText}</p>
          </div>
        )
        : <ProfessionalTable {...props} />}
    </>
  );
}

function ProfessionalTable({ request, shown }: ProfessionalsPageProps) {
  const t = request.t.professionals;
  const { column } = t;
  return (
    <>
      <table class="people" role="table" aria-label={t.title}>
        <thead role="rowgroup">
          <tr role="row">
            {[column.name, column.specialty, column.council, column.shift, column.status, column.contact].map(
              (name) => <th key={name} role="columnheader" scope="col">{name}</th>,
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((one) => (
            <tr key={one.id} role="row">
              <th role="rowheader" scope="row" class="people__name">{one.full_name}</th>
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

/** `CRM-SP 123456`, `COREN-SP-ENF 98765` */
function registrationOf({ council, council_state, council_category, council_number }: Professional): string {
  return `${[council, council_state, council_category].filter(Boolean).join("-")} ${council_number}`;
}
