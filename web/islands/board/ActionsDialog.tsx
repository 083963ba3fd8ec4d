import { Icon, type IconName } from "../../components/Icon.tsx";
import { RiskBadge } from "../../components/RiskBadge.tsx";
import type { VisitAct } from "../../backend/visits.ts";
import type { BoardVisit } from "../../state/create_board.ts";
import { actsFor } from "../../state/visit_acts.ts";
import { type BoardPage, useBoard } from "./board_page.ts";
import { Dialog } from "./Dialog.tsx";
import { lead, perform } from "./perform.ts";
import { clockTime } from "./words.ts";

/** Who a visit is and everything that may be done to it, the usual next act first. */
export function ActionsDialog({ visit }: { visit: BoardVisit }) {
  const page = useBoard();
  const { t, dialog, desk, props } = page;
  const acts = actsFor(visit, { role: props.establishment.role, maxCalls: props.maxCalls });
  const close = () => dialog.value = null;
  const finish = (body: { outcome?: "awaiting_return" }) => {
    close();
    void lead(desk.act(visit.id, "finish", body));
  };
  return (
    <Dialog kind="actions" title={visit.person?.patient.name ?? visit.code}>
      <div class="dialog__body">
        <VisitFacts visit={visit} />
        <div class="act-list">
          {acts.map((act, index) => (
            <ActButton
              key={act}
              label={act === "finish" ? t.act.finishLong : wordOf(page, visit, act)}
              icon={ICONS[act]}
              isFirst={index === 0 && act !== "cancel" && act !== "transfer"}
              isDanger={act === "cancel"}
              onClick={() => {
                if (act === "finish") return finish({});
                close();
                perform(page, visit, act);
              }}
            />
          ))}
          {acts.includes("finish") && (
            <ActButton
              label={t.act.finishReturn}
              icon="clock"
              onClick={() => finish({ outcome: "awaiting_return" })}
            />
          )}
          {acts.includes("finish") && (
            <ActButton
              label={t.act.finishOutcome}
              icon="check"
              onClick={() => dialog.value = { kind: "outcome", visit }}
            />
          )}
          {visit.person && (
            <ActButton
              label={t.act.ticket}
              icon="ticket"
              isFirst={acts.length === 0}
              onClick={() => dialog.value = { kind: "ticket", visit }}
            />
          )}
          {visit.person && (
            <a
              class="button"
              href={`/app/${props.establishment.slug}/pacientes/${visit.person.patient.id}`}
              target="_blank"
              rel="noopener"
            >
              <Icon name="user" />
              {t.patient.openChart}
            </a>
          )}
        </div>
        {acts.length === 0 && <p class="muted">{t.actions.none}</p>}
      </div>
    </Dialog>
  );
}

function VisitFacts({ visit }: { visit: BoardVisit }) {
  const { t, props } = useBoard();
  return (
    <dl class="facts">
      <div>
        <dt>{t.column.code}</dt>
        <dd class="facts__code">{visit.code}</dd>
      </div>
      <div>
        <dt>{t.actions.status}</dt>
        <dd>{t.statuses[visit.status]}</dd>
      </div>
      <div>
        <dt>{t.actions.arrived}</dt>
        <dd>{clockTime(props, visit.arrived_at)}</dd>
      </div>
      <div>
        <dt>{t.column.risk}</dt>
        <dd>
          <RiskBadge risk={visit.risk} label={props.risks[visit.risk ?? "none"]} size="small" />
        </dd>
      </div>
      {visit.person?.priority && (
        <div>
          <dt>{t.legalPriority}</dt>
          <dd>{t.priorities[visit.person.priority]}</dd>
        </div>
      )}
    </dl>
  );
}

const ICONS: Readonly<Record<VisitAct, IconName>> = {
  call: "megaphone",
  start: "play",
  finish: "check",
  return: "queue",
  "no-show": "alert",
  cancel: "close",
  triage: "stethoscope",
  transfer: "arrow",
  undo: "refresh",
};

function wordOf({ t }: BoardPage, visit: BoardVisit, act: VisitAct): string {
  const words: Readonly<Record<VisitAct, string>> = {
    call: visit.status === "called" ? t.act.callAgain : t.act.call,
    start: t.act.startLong,
    finish: t.act.finishLong,
    return: t.act.return,
    "no-show": t.act.noShow,
    cancel: t.act.cancel,
    triage: visit.risk ? t.act.retriage : t.act.triage,
    transfer: t.act.transfer,
    undo: t.undo,
  };
  return words[act];
}

interface ActButtonProps {
  label: string;
  icon: IconName;
  isFirst?: boolean;
  isDanger?: boolean;
  onClick: () => void;
}

function ActButton({ label, icon, isFirst = false, isDanger = false, onClick }: ActButtonProps) {
  const look = isFirst ? "button button--primary" : isDanger ? "button button--danger" : "button";
  return (
    <button type="button" class={look} autofocus={isFirst} onClick={onClick}>
      <Icon name={icon} />
      {label}
    </button>
  );
}
