import { useBoard } from "./board_page.ts";
import { Key } from "./Key.tsx";
import { shownServices } from "./looking.ts";

/** More keys than these there are not. */
const KEYS = 9;

/** Which service this desk looks at and calls for; nothing where the clinic has but one. */
export function ServiceTabs() {
  const page = useBoard();
  const { t, desk, live: { board } } = page;
  const services = shownServices(page);
  if (services.length < 2) return null;
  const { rows, heldBack } = board.sections.waiting.value;
  const waiting = [...rows.filter(({ left }) => !left).map(({ visit }) => visit), ...heldBack];
  const tabs = [{ id: null, name: t.services.all }, ...services.map(({ id, name }) => ({ id, name }))];
  return (
    <div class="service-tabs needs-script" role="group" aria-label={t.services.label}>
      {tabs.map(({ id, name }, index) => (
        <button
          key={id}
          type="button"
          class="service-tab"
          aria-pressed={desk.service.value === id}
          aria-keyshortcuts={index <= KEYS ? String(index) : undefined}
          onClick={() => desk.chooseService(id)}
        >
          <span class="service-tab__name">{name}</span>
          <span class="count">
            {waiting.filter(({ service_id }) => id === null || service_id === id).length}
            <span class="visually-hidden">{t.services.waiting}</span>
          </span>
          {index <= KEYS && <Key name={String(index)} />}
        </button>
      ))}
    </div>
  );
}
