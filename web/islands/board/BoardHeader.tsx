import { useBoard } from "./board_page.ts";
import { clockTime } from "./words.ts";

/** Title, the three counts, and how fresh all of it is. */
export function BoardHeader() {
  const { t, live: { board } } = useBoard();
  const counts = board.indicators.value;
  return (
    <header class="board__header">
      <h1 class="board__title">{t.title}</h1>
      <dl class="counts">
        {(["waiting", "in_service", "finished_today"] as const).map((name) => (
          <div key={name} class={`counts__item counts__item--${name}`}>
            <dt>{t.indicators[name]}</dt>
            <dd>{counts[name]}</dd>
          </div>
        ))}
      </dl>
      <Freshness />
    </header>
  );
}

/** The state of the connection, in words; a change is announced. */
function Freshness() {
  const page = useBoard();
  const { t, live } = page;
  const health = live.health.value;
  const time = clockTime(page, live.updatedAt.value);
  const words = {
    connecting: t.connection.live(time),
    live: t.connection.live(time),
    reconnecting: t.connection.reconnecting(time),
    offline: t.connection.offline(time),
  };
  return (
    <p class={`freshness freshness--${health}`}>
      <span class="freshness__dot" aria-hidden="true" />
      <span>{words[health]}</span>
      <span role="status" class="visually-hidden">
        {(health === "reconnecting" || health === "offline") && t.connection[health](time)}
      </span>
    </p>
  );
}
