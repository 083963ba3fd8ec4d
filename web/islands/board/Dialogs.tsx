import type { BoardVisit } from "../../state/create_board.ts";
import { ActionsDialog } from "./ActionsDialog.tsx";
import { type OpenDialog, useBoard } from "./board_page.ts";
import { Dialog } from "./Dialog.tsx";
import { PatientDialog } from "./PatientDialog.tsx";
import { PresenceDialog } from "./PresenceDialog.tsx";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { RoomDialog } from "./RoomDialog.tsx";
import { ShortcutsDialog } from "./ShortcutsDialog.tsx";
import { StartDialog } from "./StartDialog.tsx";
import { OutcomeDialog } from "./OutcomeDialog.tsx";
import { TicketCard } from "./TicketCard.tsx";
import { TransferDialog } from "./TransferDialog.tsx";
import { TriageDialog } from "./TriageDialog.tsx";

/** Whatever window is open over the board. */
export function Dialogs() {
  const { dialog } = useBoard();
  return (
    <>
      <PatientDialog />
      {dialog.value && <OpenWindow open={dialog.value} />}
    </>
  );
}

function OpenWindow({ open }: { open: OpenDialog }) {
  const { live: { board } } = useBoard();
  if (open.kind === "patient") return null;
  if (open.kind === "room") return <RoomDialog />;
  if (open.kind === "shortcuts") return <ShortcutsDialog />;
  if (open.kind === "presence") return <PresenceDialog />;
  // The state may have changed while the window stood open: what it offers follows.
  const visit = board.find(open.visit.id)?.visit ?? open.visit;
  switch (open.kind) {
    case "actions":
      return <ActionsDialog visit={visit} />;
    case "start":
      return <StartDialog visit={visit} />;
    case "triage":
      return <TriageDialog visit={visit} />;
    case "transfer":
      return <TransferDialog visit={visit} />;
    case "outcome":
      return <OutcomeDialog visit={visit} />;
    case "ticket":
      return <TicketDialog visit={visit} />;
    case "call":
    case "cancel":
      return <ReasonDialog key={open.kind} kind={open.kind} visit={visit} />;
    case "start-out":
      return <ReasonDialog kind="start" visit={visit} professional={open.professional_id} />;
  }
}

function TicketDialog({ visit }: { visit: BoardVisit }) {
  const { t } = useBoard();
  return (
    <Dialog kind="ticket" title={visit.person?.patient.name ?? visit.code}>
      <div class="dialog__body">
        {visit.person && (
          <TicketCard visit={{ ...visit, token: visit.person.token }}>{t.statuses[visit.status]}</TicketCard>
        )}
      </div>
    </Dialog>
  );
}
