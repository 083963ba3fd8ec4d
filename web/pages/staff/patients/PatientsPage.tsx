import { formatCpf, formatPhone } from "../../../../edge/domain/documents.ts";
import type { PatientSummary } from "../../../../edge/domain/patient.ts";
import type { Membership } from "../../../backend/me.ts";
import { Field } from "../../../components/Field.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import { TableHead } from "../../../components/TableHead.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { dayOf } from "../day_of.ts";
import { BornAndAge } from "./BornAndAge.tsx";
import { PersonName } from "./PersonName.tsx";

export interface PatientsPageProps {
  request: PageRequest;
  establishment: Membership;
  /** What is searched for; empty for everybody. */
  q: string;
  /** Where this page starts; undefined on the first one. */
  cursor?: string;
  shown: readonly PatientSummary[];
  /** Where the next page starts. */
  next: string | null;
}

/** The clinic's charts, found by what the address says. */
export function PatientsPage(props: PatientsPageProps) {
  const { request, establishment, q, cursor, shown, next } = props;
  const t = request.t.patients;
  const list = `/app/${establishment.slug}/pacientes`;
  const isEmpty = shown.length === 0 && q === "" && cursor === undefined;
  const isWhole = next === null && cursor === undefined;
  return (
    <StaffLayout
      request={request}
      title={t.title}
      establishment={establishment}
      area="patients"
      islands={["Filters"]}
    >
      <header class="page-header">
        <h1 class="board__title">{t.title}</h1>
        {!isEmpty && <p class="muted">{(isWhole ? t.count : t.countOfPage)(shown.length)}</p>}
        <a class="button button--primary page-header__act" href={`${list}/novo`}>
          <Icon name="plus" />
          {t.add}
        </a>
      </header>
      {isEmpty
        ? (
          <div class="empty empty--page">
            <Icon name="user" />
            <h2>{t.empty.title}</h2>
            <p>{t.empty.text}</p>
          </div>
        )
        : (
          <>
            <SearchForm request={request} action={list} q={q} isLarge />
            {shown.length === 0
              ? <NobodyFound {...props} list={list} />
              : <PatientTable {...props} list={list} />}
            <Pages {...props} list={list} />
          </>
        )}
    </StaffLayout>
  );
}

interface SearchFormProps {
  request: PageRequest;
  action: string;
  q: string;
  isLarge?: boolean;
}

/** One field for names, documents and phones; the address keeps what was asked. */
export function SearchForm({ request, action, q, isLarge }: SearchFormProps) {
  const { search: t } = request.t.patients;
  return (
    <form
      class={isLarge ? "filter filter--one" : "filter"}
      method="get"
      action={action}
      autocomplete="off"
      role="search"
      aria-label={t.label}
    >
      <Field
        name="q"
        type="search"
        label={t.q}
        hint={t.hint}
        value={q}
        maxLength={120}
        autocomplete="off"
        spellcheck={false}
      />
      <button type="submit" class="button">{t.submit}</button>
      {q !== "" && <a class="button button--quiet" href={action}>{t.clear}</a>}
    </form>
  );
}

type Below = PatientsPageProps & { list: string };

function NobodyFound({ request, q, list }: Below) {
  const { empty: t } = request.t.patients;
  const isName = /\p{L}{2}/u.test(q);
  return (
    <div class="empty">
      <p class="empty__title">{t.noneTitle}</p>
      <p>{t.noneText}</p>
      {isName && <a class="button" href={`${list}/novo?${new URLSearchParams({ nome: q })}`}>{t.open(q)}</a>}
    </div>
  );
}

/** The way on, and back to the start; each is an address of its own. */
function Pages({ request, q, cursor, next, list }: Below) {
  const t = request.t.patients;
  if (!cursor && !next) return null;
  const address = (more: Record<string, string>) => {
    const search = new URLSearchParams({ ...q && { q }, ...more }).toString();
    return search ? `${list}?${search}` : list;
  };
  return (
    <nav class="actions people__pages" aria-label={t.pages}>
      {cursor && <a class="button button--quiet" href={address({})}>{t.first}</a>}
      {next && <a class="button" rel="next" href={address({ cursor: next })}>{t.next}</a>}
    </nav>
  );
}

function PatientTable({ request, establishment, shown, list }: Below) {
  const t = request.t.patients;
  const { column } = t;
  return (
    <table class="people people--charts" role="table" aria-label={t.title}>
      <TableHead names={[column.name, column.born, column.document, column.phone, column.last]} />
      <tbody role="rowgroup">
        {shown.map((one) => (
          <tr key={one.id} role="row">
            <th role="rowheader" scope="row" class="people__name">
              <PersonName person={one} t={t} href={`${list}/${one.id}`} />
            </th>
            <td role="cell" class="number">
              <BornAndAge request={request} establishment={establishment} birthDate={one.birth_date} />
            </td>
            <td role="cell" class="number">{one.cpf && formatCpf(one.cpf)}</td>
            <td role="cell" class="number">{one.phone && formatPhone(one.phone)}</td>
            <td role="cell">
              {one.open_visit
                ? <span class="status status--active">{t.inQueue(one.open_visit.code)}</span>
                : one.last_visit_at
                ? dayOf(one.last_visit_at, request.locale, establishment.timezone)
                : <span class="muted">{t.neverCame}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
