import { useBoard } from "./board_page.ts";
import { Dialog } from "./Dialog.tsx";

/** The list of shortcuts, and the switch for those of a single key (WCAG 2.1.4). */
export function ShortcutsDialog() {
  const { t, desk } = useBoard();
  const help = t.shortcutsHelp;
  const rows = [
    { keys: ["N"], does: help.next },
    { keys: ["A"], does: help.add },
    { keys: ["/"], does: help.search },
    { keys: ["E"], does: help.presence },
    { keys: ["L"], does: help.late },
    ...(desk.services.value.filter(({ active }) => active).length > 1
      ? [{ keys: ["0", "1", "…", "9"], does: help.services }]
      : []),
    { keys: ["↑", "↓"], does: help.rows },
    { keys: ["Enter"], does: help.actions },
    { keys: ["Esc"], does: help.escape },
    { keys: ["?"], does: help.help },
  ];
  return (
    <Dialog kind="shortcuts" title={help.title}>
      <div class="dialog__body">
        <dl class="shortcuts">
          {rows.map(({ keys, does }) => (
            <div key={does}>
              <dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <label class="check">
          <input
            type="checkbox"
            checked={desk.shortcuts.value}
            onChange={(event) => desk.enableShortcuts(event.currentTarget.checked)}
          />
          {help.enabled}
        </label>
        <p class="muted">{help.note}</p>
      </div>
    </Dialog>
  );
}
