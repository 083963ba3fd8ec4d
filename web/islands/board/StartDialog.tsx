import { useState } from "preact/hooks";
import type { BoardVisit } from "../../state/create_board.ts";
import type { Notice } from "../../state/create_desk.ts";
import { useBoard } from "./board_page.ts";
import { ColleagueChoices } from "./ColleagueChoices.tsx";
import { Dialog } from "./Dialog.tsx";
import { DialogForm } from "./DialogForm.tsx";
import { lead } from "./perform.ts";

/** Asks who attends; whoever did so last at this desk is proposed, then those who are on shift. */
export function StartDialog({ visit }: { visit: BoardVisit }) {
  const { t, desk, dialog, staffing: { known, offer }, props } = useBoard();
  const { colleagues } = offer.found.value;
  const text = offer.text.value;
  const isActive = (id: string | null) => known.value.some((one) => one.id === id && one.status === "active");
  const proposed = [visit.professional_id, desk.professional.value].find(isActive) ??
    (colleagues.length === 1 && text === "" ? colleagues[0].id : null);
  const [chosen, choose] = useState<string | null>(proposed);

  async function start() {
    if (chosen === null) return;
    dialog.value = null;
    const done = desk.act(visit.id, "start", { professional_id: chosen });
    void lead(done);
    if (await done === null && wantsReason(desk.notice.value)) {
      desk.dismiss();
      dialog.value = { kind: "start-out", visit, professional_id: chosen };
    }
  }

  const isNobody = colleagues.length === 0 && chosen === null && text === "" && !offer.isOpen.value;
  return (
    <Dialog kind="start" title={t.start.title}>
      <DialogForm
        visit={visit}
        acts={isNobody
          ? (
            <a class="button button--primary" href={`/app/${props.establishment.slug}/profissionais/novo`}>
              {t.start.add}
            </a>
          )
          : (
            <button type="submit" class="button button--primary" aria-disabled={chosen === null}>
              {t.act.startLong}
            </button>
          )}
        onSubmit={start}
      >
        {isNobody && <p>{t.start.none}</p>}
        <div hidden={isNobody}>
          <ColleagueChoices
            name="professional"
            legend={t.start.who}
            chosen={chosen}
            proposed={proposed ?? undefined}
            hasFocus
            onChoose={choose}
          />
        </div>
      </DialogForm>
    </Dialog>
  );
}

function wantsReason(notice: Notice | null): boolean {
  return notice?.kind === "refused" && notice.problem.errors.some(({ path }) => path === "reason");
}
