import type { BoardMessages } from "../../i18n/board/pt_BR.ts";

/** What stands in place of a living page once its clinic was deleted. */
export function ClosedClinic({ t }: { t: BoardMessages["closed"] }) {
  return (
    <div class="empty empty--page" role="alert">
      <h1>{t.title}</h1>
      <p>{t.text}</p>
      <a class="button" href="/app">{t.action}</a>
    </div>
  );
}
