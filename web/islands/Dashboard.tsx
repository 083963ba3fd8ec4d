import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { StaffQueue } from "../../edge/domain/staff_queue.ts";
import type { Membership } from "../backend/me.ts";
import { listProfessionalsById } from "../backend/professionals.ts";
import { Icon } from "../components/Icon.tsx";
import { boardMessages } from "../i18n/board/messages.ts";
import type { Locale } from "../i18n/locale.ts";
import type { StaffMessages } from "../i18n/staff/pt_BR.ts";
import type { BrowserSettings } from "../settings.ts";
import type { BoardVisit } from "../state/create_board.ts";
import { createIndicators } from "../state/create_indicators.ts";
import { createLiveBoard, type LiveBoard } from "../state/create_live_board.ts";
import { readUnknown } from "../state/read_unknown.ts";
import { ClosedClinic } from "./board/ClosedClinic.tsx";
import { Freshness } from "./board/Freshness.tsx";
import { clockTime, since } from "./board/words.ts";
import { FirstSteps } from "./dashboard/FirstSteps.tsx";

/** What the server renders the dashboard with. */
export interface DashboardProps {
  locale: Locale;
  establishment: Membership;
  browser: BrowserSettings;
  queue: StaffQueue;
  /** Those whom the queue speaks of. */
  professionals: { id: string; full_name: string }[];
  /** Whether the clinic has any at all. */
  hasProfessionals: boolean;
  words: Omit<StaffMessages["dashboard"], "openPanel">;
  steps: StaffMessages["onboarding"];
}

const COUNTS = ["waiting", "in_service", "finished_today"] as const;

/** The clinic at a glance, live: three counts and who is being attended; for a new clinic, its first steps. */
export function Dashboard(props: DashboardProps) {
  const { words, establishment } = props;
  const live = useMemo(() => createLiveBoard({ ...props, establishment: establishment.id }), []);
  const view = useMemo(() => createIndicators(live.board), []);
  const professionals = useSignal<DashboardProps["professionals"]>(props.professionals);
  useEffect(() => {
    const readNames = async (ids: readonly string[]) => {
      const answer = await listProfessionalsById(live.api, establishment.id, ids);
      if (answer.ok) professionals.value = [...professionals.value, ...answer.data];
    };
    const stops = [
      live.start(),
      readUnknown(live.board, (visit) => visit.professional_id, professionals, readNames),
    ];
    return () => stops.forEach((stop) => stop());
  }, []);
  const t = boardMessages(props.locale);
  if (live.isClosed.value) return <ClosedClinic t={t.closed} />;
  return (
    <div class="dashboard">
      <header class="dashboard__header">
        <h1 class="board__title">{words.title}</h1>
        <Freshness words={t.connection} live={live} where={props} />
      </header>
      {!view.hasCalled.value && (
        <FirstSteps
          steps={props.steps}
          slug={establishment.slug}
          hasProfessionals={props.hasProfessionals}
          hasPatients={view.hasPatients.value}
        />
      )}
      <Counts counts={view.counts.value} labels={t.indicators} props={props} />
      <section class="card" aria-labelledby="in-service">
        <h2 id="in-service" class="card__title">{words.inService}</h2>
        <InService visits={view.inService.value} professionals={professionals.value} {...{ live, props }} />
      </section>
    </div>
  );
}

type Count = typeof COUNTS[number];

function Counts({ counts, labels, props: { words, establishment } }: {
  counts: Readonly<Record<Count, number>>;
  labels: Readonly<Record<Count, string>>;
  props: DashboardProps;
}) {
  return (
    <section aria-labelledby="now">
      <h2 id="now" class="visually-hidden">{words.now}</h2>
      <dl class="indicators">
        {COUNTS.map((name) => (
          <div key={name} class={`indicator indicator--${name}`}>
            <dt>{labels[name]}</dt>
            <dd>{counts[name]}</dd>
          </div>
        ))}
      </dl>
      <p class="dashboard__open">
        <a class="button button--primary button--large" href={`/app/${establishment.slug}/fila`}>
          {words.openBoard}
          <Icon name="arrow" />
        </a>
      </p>
    </section>
  );
}

/** Who is being attended, by whom and since when. */
function InService({ visits, professionals, live, props }: {
  visits: readonly BoardVisit[];
  professionals: DashboardProps["professionals"];
  live: LiveBoard;
  props: DashboardProps;
}) {
  const { words } = props;
  const t = boardMessages(props.locale);
  const nameOf = (id: string | null) => professionals.find((one) => one.id === id)?.full_name;
  if (visits.length === 0) return <p class="muted">{words.inServiceEmpty}</p>;
  return (
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">{words.patient}</th>
          <th scope="col">{words.professional}</th>
          <th scope="col">{words.since}</th>
        </tr>
      </thead>
      <tbody>
        {visits.map((visit) => (
          <tr key={visit.id}>
            <th scope="row">
              <span class="code">{visit.code}</span> {visit.person?.patient.name ?? t.reading}
            </th>
            <td>{nameOf(visit.professional_id) ?? words.noProfessional}</td>
            <td class="number">
              {visit.started_at && clockTime(props, visit.started_at)}{" "}
              <span class="muted">({since({ t, live }, visit.started_at)})</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
