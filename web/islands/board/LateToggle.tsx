import { Icon } from "../../components/Icon.tsx";
import { useBoard } from "./board_page.ts";
import { Key } from "./Key.tsx";
import { countLate } from "./looking.ts";

/** How many wait beyond their limit, and the way to see them alone. */
export function LateToggle() {
  const page = useBoard();
  const { t, lateOnly } = page;
  const count = countLate(page);
  if (count === 0 && !lateOnly.value) return null;
  return (
    <button
      type="button"
      class="late-toggle needs-script"
      aria-pressed={lateOnly.value}
      aria-keyshortcuts="L"
      onClick={() => lateOnly.value = !lateOnly.value}
    >
      <Icon name="clock" />
      {t.late.count(count)}
      <Key name="L" />
    </button>
  );
}
