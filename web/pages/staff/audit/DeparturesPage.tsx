import { writeMoment } from "../../../i18n/formats.ts";
import {
  type Departure,
  type DepartureCheck,
  DEPARTURES_AT_ONCE,
} from "../../../../edge/domain/departure.ts";
import type { Member } from "../../../../edge/domain/member.ts";
import type { Membership } from "../../../backend/me.ts";
import { ErrorSummary, type FieldError } from "../../../components/ErrorSummary.tsx";
import { TableHead } from "../../../components/TableHead.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { LogFilter } from "./LogFilter.tsx";
import { LogPage } from "./LogPage.tsx";

export interface DeparturesPageProps {
  request: PageRequest;
  establishment: Membership;
  /** What the address asks for, as typed. */
  typed: Readonly<Record<string, string>>;
  errors: readonly FieldError[];
  list: readonly Departure[];
  check: DepartureCheck;
  members: readonly Member[];
}

/** Codes beyond these are counted. */
const NAMED = 6;

/** Who was called before their turn, by whom and why; and whether anybody has touched the log. */
export function DeparturesPage(props: DeparturesPageProps) {
  const { request, establishment, typed, list, errors, members } = props;
  const t = request.t.departures;
  const base = `/app/${establishment.slug}/auditoria/ordem`;
  const { before, ...filter } = typed;
  const address = (path: string, more: Record<string, string> = {}) =>
    `${path}?${new URLSearchParams({ ...filter, ...more })}`;
  const last = list.length === DEPARTURES_AT_ONCE ? list[list.length - 1] : null;
  return (
    <LogPage
      request={request}
      establishment={establishment}
      words={t}
      intro={t.intro}
      csv={address(`${base}/csv`)}
      older={last ? address(base, { before: String(last.number) }) : undefined}
      newest={before && address(base)}
    >
      <Verdict {...props} />
      <ErrorSummary title={request.t.common.error_summary} errors={errors} />
      <LogFilter
        {...{ base, members, typed, errors }}
        words={t.filter}
        roles={request.t.staff.roles}
      />
      {list.length === 0
        ? (
          <div class="empty">
            <p class="empty__title">{t.empty}</p>
            {Object.keys(typed).length > 0 && <p>{t.empty_filtered}</p>}
          </div>
        )
        : <Table {...props} />}
    </LogPage>
  );
}

function Verdict({ request, check }: DeparturesPageProps) {
  const t = request.t.departures.check;
  return (
    <div class={`notice notice--${check.whole ? "success" : "danger"} departures__verdict`}>
      <p>{check.whole ? t.whole(check.entries) : t.broken(check.broken_at ?? 0)}</p>
      {check.head && (
        <p class="departures__head">
          {t.head}: <code>{check.head}</code>
        </p>
      )}
    </div>
  );
}

function Table({ request, establishment, list }: DeparturesPageProps) {
  const { departures: t, staff } = request.t;
  const { number, at, actor, code, reason, passed } = t.columns;
  return (
    <table class="people departures" role="table" aria-label={t.title}>
      <TableHead names={[number, at, actor, code, reason, passed]} />
      <tbody role="rowgroup">
        {list.map((one) => (
          <tr key={one.number} role="row">
            <td role="cell" class="number">{one.number}</td>
            <td role="cell" class="number">
              <time dateTime={one.happened_at}>
                {writeMoment(one.happened_at, request.locale, establishment.timezone)}
              </time>
            </td>
            <td role="cell" class="people__email">
              {one.actor ?? t.gone}{" "}
              {one.actor_role && <span class="muted">{staff.roles[one.actor_role]}</span>}
            </td>
            <th role="rowheader" scope="row" class="number" data-label={code}>{one.code}</th>
            <td role="cell" class="departures__reason" data-label={reason}>{one.reason}</td>
            <td role="cell" class="number" data-label={passed}>
              {t.passed(
                one.passed.slice(0, NAMED).join(", "),
                one.skipped - Math.min(NAMED, one.passed.length),
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
