import { useEffect, useState } from "preact/hooks";
import { knownAs } from "../../../edge/domain/patient.ts";
import { FieldFrame } from "../../components/Field.tsx";
import { useBoard } from "./board_page.ts";
import { ChartFacts } from "./ChartFacts.tsx";

const LIST = "chart-options";
const optionId = (index: number) => `chart-option-${index}`;

/** The name of whoever arrives; charts that it may be are offered below, for arrow keys and Enter. */
export function ChartCombobox({ error, onChosen }: { error?: string; onChosen: () => void }) {
  const { t, arrival } = useBoard();
  const { charts } = arrival;
  const found = charts.found.value;
  const [active, point] = useState(-1);
  const [isClosed, close] = useState(false);
  const isOpen = found.length > 0 && !isClosed;
  useEffect(() => point(-1), [found]);

  function choose(index: number) {
    arrival.choose(found[index]);
    onChosen();
  }

  function press(event: KeyboardEvent) {
    if (!isOpen) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) point(Math.min(Math.max(active + step, -1), found.length - 1));
    else if (event.key === "Enter" && active >= 0) choose(active);
    else if (event.key === "Escape") close(true);
    else return;
    // Neither the form nor the window that it stands in hears of it.
    event.preventDefault();
    event.stopPropagation();
  }

  const isAsked = charts.text.value !== "" && !charts.isOpen.value && !isClosed;
  return (
    <FieldFrame name="patient.name" label={t.patient.name} hint={t.patient.nameHint} error={error}>
      <div class="combo">
        <input
          id="patient.name"
          name="patient.name"
          type="text"
          class="input"
          required
          maxLength={120}
          autocapitalize="words"
          autocomplete="off"
          spellcheck={false}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={LIST}
          aria-activedescendant={isOpen && active >= 0 ? optionId(active) : undefined}
          aria-invalid={error ? "true" : undefined}
          aria-describedby={`patient.name-hint${error ? " patient.name-error" : ""}`}
          onInput={(event) => {
            close(false);
            charts.ask(event.currentTarget.value);
          }}
          onKeyDown={press}
          onBlur={() => close(true)}
          onFocus={() => close(false)}
        />
        <ul id={LIST} class="combo__list" role="listbox" aria-label={t.patient.charts} hidden={!isOpen}>
          {isOpen && found.map((chart, index) => (
            <li
              key={chart.id}
              id={optionId(index)}
              role="option"
              aria-selected={index === active}
              class="combo__option"
              // The field keeps the focus, or the list would be gone before the click.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(index)}
            >
              <span class="combo__name">{knownAs(chart)}</span>
              <ChartFacts chart={chart} />
            </li>
          ))}
        </ul>
      </div>
      <p role="status" class="combo__status">
        {isAsked && charts.found.value.length > 0 ? t.patient.chartsFound(found.length) : ""}
      </p>
    </FieldFrame>
  );
}
