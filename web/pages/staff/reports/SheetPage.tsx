import type { ComponentChildren } from "preact";
import type { Membership } from "../../../backend/me.ts";
import { ErrorSummary } from "../../../components/ErrorSummary.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";
import type { AskedSpan } from "./asked_span.ts";
import { type Sheet, type SheetWords } from "./sheet.ts";
import { SheetTableView } from "./SheetTableView.tsx";
import { SpanPicker } from "./SpanPicker.tsx";

/** A chart that was drawn already. */
export interface Picture {
  /** The table that has the same figures. */
  table: string;
  /** `data:` address of an SVG. */
  src: string;
  alt: string;
}

export interface SheetPageProps {
  request: PageRequest;
  establishment: Membership;
  asked: AskedSpan;
  /** The report's page. */
  path: string;
  title: string;
  /** Null when the period was refused. */
  sheet: Sheet | null;
  shown: { from: string | null; to: string | null } | null;
  pictures: readonly Picture[];
  area: "reports" | "patients";
  isSliced?: boolean;
  hasWhole?: boolean;
  /** Tables that are files of their own; all when left out. */
  files?: readonly string[];
  /** Below the title. */
  children?: ComponentChildren;
}

/** A report: its period, its figures, its tables with charts, what they mean, and the same on paper. */
export function SheetPage(props: SheetPageProps) {
  const { request, establishment, asked, path, title, sheet, shown, area, children } = props;
  const t = request.t.reports;
  const query = queryOf(asked);
  return (
    <StaffLayout
      request={request}
      title={title}
      establishment={establishment}
      area={area}
      islands={["Filters"]}
    >
      <div class="sheet report">
        <header class="page-header">
          <h1 class="board__title">{title}</h1>
          {sheet && <p class="muted">{sheet.period}</p>}
          {sheet && !sheet.empty && (
            <a class="button page-header__act" href={`${path}/relatorio.pdf${query}`} download>
              {t.files.pdf}
            </a>
          )}
        </header>
        {children}
        <ErrorSummary title={request.t.common.error_summary} errors={asked.errors} />
        <SpanPicker
          {...{ request, asked, path, shown }}
          timezone={establishment.timezone}
          isSliced={props.isSliced}
          hasWhole={props.hasWhole}
        />
        {sheet && <SheetBody {...props} sheet={sheet} query={query} />}
        {area === "reports" && (
          <p>
            <a href={`/app/${establishment.slug}/relatorios`}>{t.all}</a>
          </p>
        )}
      </div>
    </StaffLayout>
  );
}

/** Columns of a table that has room beside a chart. */
const NARROW = 4;

/** What an address asked, to be asked again for a file. */
function queryOf({ typed: { from, to, by } }: AskedSpan): string {
  const parts = new URLSearchParams({
    ...from && { from },
    ...to && { to },
    ...by === "total" ? {} : { by },
  });
  return parts.size === 0 ? "" : `?${parts}`;
}

function SheetBody({ request, establishment, sheet, path, query, pictures, files }: SheetPageProps & {
  sheet: Sheet;
  query: string;
}) {
  const words: SheetWords = { t: request.t, locale: request.locale, timezone: establishment.timezone };
  const file = (key: string) =>
    files && !files.includes(key)
      ? undefined
      : `${path}/tabela.csv${query}${query ? "&" : "?"}${new URLSearchParams({ tabela: key })}`;
  if (sheet.empty) {
    return (
      <div class="empty">
        <p class="empty__title">{sheet.empty.title}</p>
        <p>{sheet.empty.text}</p>
      </div>
    );
  }
  return (
    <>
      {sheet.facts.length > 0 && (
        <dl class="tally">
          {sheet.facts.map(({ name, value, note }) => (
            <div key={name} class="tally__one">
              <dt>{name}</dt>
              <dd class="tally__value">{value}</dd>
              {note && <dd class="tally__note">{note}</dd>}
            </div>
          ))}
        </dl>
      )}
      {sheet.tables.map((table) => (
        <div
          key={table.key}
          class={table.columns.length <= NARROW ? "report__part report__part--narrow" : "report__part"}
        >
          {pictures.filter((one) => one.table === table.key).map(({ src, alt }) => (
            <div key={alt} class="chart__scroll" role="group" aria-label={table.title} tabIndex={0}>
              <img class="chart__picture" src={src} alt={alt} />
            </div>
          ))}
          <SheetTableView table={table} words={words} csv={file(table.key)} />
        </div>
      ))}
      {sheet.notes.length > 0 && (
        <ul class="report__notes muted">
          {sheet.notes.map((note) => <li key={note}>{note}</li>)}
        </ul>
      )}
    </>
  );
}
