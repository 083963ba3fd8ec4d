import { writeMoment } from "../../../i18n/formats.ts";
import { type MemberRole, RISK_SETTERS } from "../../../../edge/domain/member.ts";
import type { PastVisit } from "../../../../edge/domain/patient.ts";
import { RiskBadge } from "../../../components/RiskBadge.tsx";
import type { PageRequest } from "../../../web_env.ts";

interface VisitHistoryProps {
  request: PageRequest;
  establishment: { timezone: string; role: MemberRole };
  visits: readonly PastVisit[];
}

/** What became of each visit, latest first. */
export function VisitHistory({ request, establishment, visits }: VisitHistoryProps) {
  const { board, common, patients } = request.t;
  const { history: t } = patients;
  return (
    <>
      <ol class="history" role="list">
        {visits.map((visit) => (
          <li key={visit.id} class="history__visit">
            <p class="history__head">
              <time dateTime={visit.arrived_at}>
                {writeMoment(visit.arrived_at, request.locale, establishment.timezone)}
              </time>
              <span class="history__code">{visit.code}</span>
              <span class="history__status">{board.statuses[visit.status]}</span>
            </p>
            <p class="history__facts">
              <span>{[visit.service, visit.professional].filter(Boolean).join(" · ")}</span>
              {visit.risk && <RiskBadge risk={visit.risk} label={common.risk[visit.risk]} size="small" />}
              {visit.priority && <span class="muted">{board.priorities[visit.priority]}</span>}
            </p>
            {visit.symptoms && <p class="history__words">{t.symptoms}: {visit.symptoms}</p>}
            {visit.triage_notes && <p class="history__words">{t.notes}: {visit.triage_notes}</p>}
          </li>
        ))}
      </ol>
      {!RISK_SETTERS.includes(establishment.role) && <p class="muted">{t.hidden}</p>}
    </>
  );
}
