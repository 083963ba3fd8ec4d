import type { BoardMessages } from "../../i18n/board/pt_BR.ts";
import type { LiveBoard } from "../../state/create_live_board.ts";
import { clockTime, type Where } from "./words.ts";

interface FreshnessProps {
  words: BoardMessages["connection"];
  live: Pick<LiveBoard, "isSignedOut" | "health" | "updatedAt">;
  where: Where;
}

/** How fresh the page is, in words; only a loss is announced. */
export function Freshness({ words, live, where }: FreshnessProps) {
  if (live.isSignedOut.value) {
    return (
      <p class="freshness freshness--offline" role="status">
        <span class="freshness__dot" aria-hidden="true" />
        <span>{words.signedOut}</span>
        <a href={`/entrar?next=${encodeURIComponent(location.pathname)}`}>{words.signIn}</a>
      </p>
    );
  }
  const health = live.health.value;
  const time = clockTime(where, live.updatedAt.value);
  const isLost = health === "reconnecting" || health === "offline";
  return (
    <p class={`freshness freshness--${health}`}>
      <span class="freshness__dot" aria-hidden="true" />
      <span aria-hidden={isLost}>{isLost ? words[health](time) : words.live(time)}</span>
      <span role="status" class="visually-hidden">{isLost && words[health](time)}</span>
    </p>
  );
}
