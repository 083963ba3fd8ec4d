import { writeNumber, writeShare } from "../../../i18n/formats.ts";
import type { ComponentChildren } from "preact";
import type { WaitAccuracy, WaitFigures } from "../../../../edge/domain/wait/accuracy.ts";
import type { Membership } from "../../../backend/me.ts";
import { RiskBadge } from "../../../components/RiskBadge.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import { fill } from "../../../islands/ticket/words.ts";
import type { PageRequest } from "../../../web_env.ts";

interface WaitReportPageProps {
  request: PageRequest;
  establishment: Membership;
  accuracy: WaitAccuracy;
}

/** Below so many people a share says little of the next ones: of how many it is is told with it. */
const FEW = 20;

/** How near told waits came: in one sentence, by class, by hour. */
export function WaitReportPage({ request, establishment, accuracy }: WaitReportPageProps) {
  const t = request.t.reports.waits;
  const { all, by_risk, by_hour } = accuracy;
  const risks = by_risk.map(({ risk, ...figures }) => ({
    key: risk ?? "none",
    name: risk ? <RiskBadge risk={risk} label={request.t.common.risk[risk]} /> : t.unclassified,
    figures,
  }));
  const hours = by_hour.map(({ hour, ...figures }) => ({ key: String(hour), name: `${hour} h`, figures }));
  return (
    <StaffLayout
      request={request}
      title={t.title}
      establishment={establishment}
      area="reports"
      islands={["Filters"]}
    >
      <div class="sheet report">
        <header class="page-header">
          <h1 class="board__title">{t.title}</h1>
          <p class="muted">{t.intro}</p>
        </header>
        {all.count === 0
          ? (
            <div class="empty">
              <p class="empty__title">{t.empty}</p>
              <p>{t.empty_text}</p>
            </div>
          )
          : (
            <>
              <Summary request={request} figures={all} />
              <FiguresTable request={request} title={t.by_risk} column={t.columns.risk} rows={risks} />
              <FiguresTable request={request} title={t.by_hour} column={t.columns.hour} rows={hours} />
            </>
          )}
      </div>
    </StaffLayout>
  );
}

function Summary({ request, figures }: { request: PageRequest; figures: WaitFigures }) {
  const t = request.t.reports.waits;
  const error = writeNumber(figures.error ?? 0, request.locale);
  return (
    <section>
      <h2>
        {figures.count < FEW
          ? t.kept_few(keptOf(figures), figures.count)
          : fill(t.kept, { kept: writeNumber(10 * (figures.kept ?? 0), request.locale) })}
      </h2>
      <p>
        {figures.plain_error === null
          ? fill(t.summary_alone, { error })
          : fill(t.summary, { error, plain_error: writeNumber(figures.plain_error, request.locale) })}
      </p>
    </section>
  );
}

interface FiguresTableProps {
  request: PageRequest;
  title: string;
  /** What the rows are told apart by. */
  column: string;
  rows: { key: string; name: ComponentChildren; figures: WaitFigures }[];
}

function FiguresTable({ request, title, column, rows }: FiguresTableProps) {
  const { columns, minutes, unknown } = request.t.reports.waits;
  const inMinutes = (value: number | null) =>
    value === null ? unknown : fill(minutes, { minutes: writeNumber(value, request.locale) });
  return (
    <section class="report__part">
      <h2>{title}</h2>
      <div class="table-scroll" role="group" aria-label={title} tabIndex={0}>
        <table class="plain-table figures">
          <thead>
            <tr>
              <th scope="col">{column}</th>
              {[columns.count, columns.kept, columns.error, columns.plain_error].map((name) => (
                <th key={name} scope="col" class="number">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, figures }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td class="number">{figures.count}</td>
                <td class="number">
                  <Kept request={request} figures={figures} />
                </td>
                <td class="number">{inMinutes(figures.error)}</td>
                <td class="number">{inMinutes(figures.plain_error)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Kept({ request, figures }: { request: PageRequest; figures: WaitFigures }) {
  const t = request.t.reports.waits;
  if (figures.kept === null) return <>{t.unknown}</>;
  const share = writeShare(figures.kept, request.locale);
  if (figures.count >= FEW) return <>{share}</>;
  return (
    <span class="muted">{fill(t.share_few, { share, kept: keptOf(figures), count: figures.count })}</span>
  );
}

/** People who waited no longer than told. */
function keptOf({ kept, count }: WaitFigures): number {
  return Math.round((kept ?? 0) * count);
}
