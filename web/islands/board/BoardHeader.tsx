import { useBoard } from "./board_page.ts";
import { Freshness } from "./Freshness.tsx";

const COUNTS = ["waiting", "in_service", "finished_today"] as const;

/** Title, the three counts, and how fresh all of it is: the first line of the board. */
export function BoardHeader() {
  const { t, live, props } = useBoard();
  const counts = live.board.indicators.value;
  return (
    <>
      <h1 class="board__title">{t.title}</h1>
      <dl class="counts">
        {COUNTS.map((name) => (
          <div key={name} class={`counts__item counts__item--${name}`}>
            <dt>{t.indicators[name]}</dt>
            <dd>{counts[name]}</dd>
          </div>
        ))}
      </dl>
      <Freshness words={t.connection} live={live} where={props} />
    </>
  );
}
