import { useEffect, useRef } from "preact/hooks";
import type { Colleague } from "../../state/create_staffing.ts";
import { useBoard } from "./board_page.ts";
import { Choice } from "./Choices.tsx";

/** From this many on, the list can be narrowed. */
const MANY = 8;

interface ColleagueChoicesProps {
  /** Of the group of fields, and of what is chosen in it. */
  name: string;
  legend: string;
  chosen: string | null;
  /** Whoever is shown first, chosen or not. */
  proposed?: string;
  /** Who may be chosen at all. */
  isFit?: (one: Colleague) => boolean;
  /** Whether the focus begins here. */
  hasFocus?: boolean;
  onChoose: (id: string) => void;
}

/** One professional out of any number: a few are proposed, the others are searched for. */
export function ColleagueChoices(props: ColleagueChoicesProps) {
  const { name, legend, chosen, proposed, isFit = () => true, hasFocus, onChoose } = props;
  const { t, staffing: { known, offer } } = useBoard();
  const { isPart } = offer.found.value;
  const colleagues = offer.found.value.colleagues.filter(isFit);
  const text = offer.text.value;
  const pinned = known.value.filter((one) => one.id === chosen || one.id === proposed);
  const shown = [...pinned, ...colleagues.filter((one) => !pinned.some(({ id }) => id === one.id))];
  useEffect(() => {
    // Somebody may have been added, or come on shift, since the page was opened.
    offer.ask("");
  }, []);
  const list = useRef<HTMLDivElement>(null);

  /** Whoever was typed is meant, not whoever was proposed before: Enter goes to them and sends nothing yet. */
  function pressInFilter(event: KeyboardEvent) {
    if (event.key !== "Enter" || text === "") return;
    event.preventDefault();
    if (colleagues.length === 0 || offer.isOpen.value) return;
    onChoose(colleagues[0].id);
    list.current?.querySelector<HTMLElement>(`input[value="${colleagues[0].id}"]`)?.focus();
  }

  return (
    <fieldset class="choices">
      <legend class="choices__legend">{legend}</legend>
      {(isPart || shown.length >= MANY || text !== "") && (
        <input
          type="search"
          class="input"
          aria-label={t.start.filter}
          placeholder={t.start.filter}
          value={text}
          autocomplete="off"
          onInput={(event) => offer.ask(event.currentTarget.value)}
          onKeyDown={pressInFilter}
        />
      )}
      <div class="choices__list" ref={list}>
        {shown.map((one, index) => (
          <Choice
            key={one.id}
            name={name}
            value={one.id}
            required
            checked={one.id === chosen}
            autofocus={hasFocus && (proposed ? one.id === proposed : index === 0)}
            onChange={() => onChoose(one.id)}
          >
            <span class="choice__text">
              <span class="choice__name">{one.full_name}</span>
              <span class="choice__detail">{one.specialty}</span>
            </span>
          </Choice>
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
  );
}
