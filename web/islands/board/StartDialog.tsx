import { useEffect, useState } from "preact/hooks";
import type { BoardVisit } from "../../state/create_board.ts";
import type { Colleague } from "../../state/create_staffing.ts";
import { useBoard } from "./board_page.ts";
import { Dialog } from "./Dialog.tsx";
import { lead } from "./perform.ts";
import { whoOf } from "./words.ts";

/** From this many on, the list can be narrowed. */
const MANY = 8;

/** Asks who attends; whoever did so last at this desk is proposed, then those who are on shift. */
export function StartDialog({ visit }: { visit: BoardVisit }) {
  const page = useBoard();
  const { t, desk, dialog, staffing: { known, offer }, props } = page;
  const { colleagues, isPart } = offer.found.value;
  const text = offer.text.value;
  const isActive = (id: string | null) => known.value.some((one) => one.id === id && one.status === "active");
  const proposed = [visit.professional_id, desk.professional.value].find(isActive) ??
    (colleagues.length === 1 && text === "" ? colleagues[0].id : null);
  const [chosen, choose] = useState<string | null>(proposed);
  const pinned = known.value.filter((one) => one.id === chosen || one.id === proposed);
  const shown = [...pinned, ...colleagues.filter((one) => !pinned.includes(one))].filter(onceEach());
  useEffect(() => {
    // Somebody may have been added, or come on shift, since the page was opened.
    offer.ask("");
  }, []);

  function start() {
    if (chosen === null) return;
    dialog.value = null;
    void lead(desk.act(visit.id, "start", { professional_id: chosen }));
  }

  const isNobody = shown.length === 0 && text === "" && !offer.isOpen.value;
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
        {isNobody ? <p>{t.start.none}</p> : (
          <fieldset class="choices">
            <legend class="choices__legend">{t.start.who}</legend>
            {(isPart || shown.length >= MANY || text !== "") && (
              <input
                type="search"
                class="input"
                aria-label={t.start.filter}
                placeholder={t.start.filter}
                value={text}
                autocomplete="off"
                onInput={(event) => offer.ask(event.currentTarget.value)}
              />
            )}
            <div class="choices__list">
              {shown.map((one) => (
                <ProfessionalChoice
                  key={one.id}
                  professional={one}
                  isChosen={one.id === chosen}
                  isFirst={one.id === (proposed ?? shown[0].id)}
                  onChoose={() => choose(one.id)}
                />
              ))}
            </div>
            <p role="status" class="muted">
              {colleagues.length === 0 && text !== "" && !offer.isOpen.value
                ? t.start.nobodyFound
                : isPart && text === ""
                ? t.start.more
                : ""}
            </p>
          </fieldset>
        )}
        <div class="dialog__acts">
          {isNobody
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

/** Leaves the first of each id. */
function onceEach() {
  const seen = new Set<string>();
  return ({ id }: Colleague) => !seen.has(id) && Boolean(seen.add(id));
}

interface ProfessionalChoiceProps {
  professional: Colleague;
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
