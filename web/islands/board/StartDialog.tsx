import { useEffect, useState } from "preact/hooks";
import type { BoardVisit } from "../../state/create_board.ts";
import { type BoardProfessional, useBoard } from "./board_page.ts";
import { Dialog } from "./Dialog.tsx";
import { lead } from "./perform.ts";
import { folded, whoOf } from "./words.ts";

/** From this many on, the list can be narrowed. */
const MANY = 8;

/** Asks who attends; whoever did so last at this desk is proposed. */
export function StartDialog({ visit }: { visit: BoardVisit }) {
  const page = useBoard();
  const { t, desk, dialog, professionals, props } = page;
  const active = professionals.value.filter((one) => one.status === "active");
  const proposed = [visit.professional_id, desk.professional.value, active.length === 1 ? active[0].id : null]
    .find((id) => active.some((one) => one.id === id)) ?? null;
  const [chosen, choose] = useState<string | null>(proposed);
  const [filter, setFilter] = useState("");
  useEffect(() => void page.readProfessionals(), []);

  function start() {
    if (chosen === null) return;
    dialog.value = null;
    void lead(desk.act(visit.id, "start", { professional_id: chosen }));
  }

  return (
    <Dialog kind="start" title={t.start.title}>
      <form
        class="dialog__body"
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <p class="dialog__who">{whoOf(visit)}</p>
        {active.length === 0 ? <p>{t.start.none}</p> : (
          <fieldset class="choices">
            <legend class="choices__legend">{t.start.who}</legend>
            {active.length >= MANY && (
              <input
                type="search"
                class="input"
                aria-label={t.start.filter}
                placeholder={t.start.filter}
                onInput={(event) => setFilter(event.currentTarget.value)}
              />
            )}
            <div class="choices__list">
              {active.filter((one) => one.id === chosen || isLike(one, filter)).map((one) => (
                <ProfessionalChoice
                  key={one.id}
                  professional={one}
                  isChosen={one.id === chosen}
                  isFirst={one.id === (proposed ?? active[0].id)}
                  onChoose={() => choose(one.id)}
                />
              ))}
            </div>
          </fieldset>
        )}
        <div class="dialog__acts">
          {active.length === 0
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
        </div>
      </form>
    </Dialog>
  );
}

interface ProfessionalChoiceProps {
  professional: BoardProfessional;
  isChosen: boolean;
  isFirst: boolean;
  onChoose: () => void;
}

function ProfessionalChoice({ professional, isChosen, isFirst, onChoose }: ProfessionalChoiceProps) {
  return (
    <label class="choice">
      <input
        type="radio"
        name="professional"
        required
        checked={isChosen}
        autofocus={isFirst}
        onChange={onChoose}
      />
      <span class="choice__text">
        <span class="choice__name">{professional.full_name}</span>
        <span class="choice__detail">{professional.specialty}</span>
      </span>
    </label>
  );
}

function isLike(one: BoardProfessional, filter: string): boolean {
  return folded(`${one.full_name} ${one.specialty}`).includes(folded(filter));
}
