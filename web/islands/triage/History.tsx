import { type TriageRecord, type VisitTriages, VITAL_SIGN_NAMES } from "../../../edge/domain/triage.ts";
import { RiskBadge } from "../../components/RiskBadge.tsx";
import { recentTime } from "../board/words.ts";
import { useTriage } from "./triage_page.ts";

/** Earlier classifications of this visit, latest first. */
export function History({ findings }: { findings: VisitTriages }) {
  const { t } = useTriage();
  return (
    <section class="triage-history" aria-labelledby="triage-history">
      <h3 id="triage-history">{t.history.title}</h3>
      {findings.triages.length === 0 ? <p class="muted">{t.history.none}</p> : (
        <ul role="list">
          {findings.triages.map((record) => <Entry key={record.id} record={record} />)}
        </ul>
      )}
    </section>
  );
}

function Entry({ record }: { record: TriageRecord }) {
  const { t, words, props, live } = useTriage();
  const time = recentTime({ t: words, props, live }, record.classified_at);
  const name = record.classifier ?? t.history[record.classifier_role];
  const signs = VITAL_SIGN_NAMES.flatMap((sign) =>
    record[sign] === null
      ? []
      : [`${t.signs[sign]} ${record[sign].toLocaleString(props.locale)} ${t.units[sign]}`]
  );
  return (
    <li
      class={record.undone ? "triage-history__entry triage-history__entry--undone" : "triage-history__entry"}
    >
      <RiskBadge risk={record.risk} label={props.risks[record.risk]} size="small" />
      <p>
        {t.history.by(name, time)} ({t.history[record.classifier_role]})
        {record.undone && ` · ${t.history.undone}`}
      </p>
      {record.discriminator && (
        <p>
          <strong>{record.discriminator}</strong>
        </p>
      )}
      {record.complaint && <p>{record.complaint}</p>}
      {signs.length > 0 && <p class="muted">{signs.join(" · ")}</p>}
      {record.notes && <p>{record.notes}</p>}
    </li>
  );
}
