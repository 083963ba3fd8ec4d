import type { ShownPin } from "../../backend/pinboard_figures.ts";
import type { PinboardMessages } from "../../i18n/pinboards/pt_BR.ts";

interface PinCardProps {
  pin: ShownPin;
  words: PinboardMessages["live"];
}

/** One answer: a single figure large, else the chart with its figures below, else the table alone. */
export function PinCard({ pin, words }: PinCardProps) {
  const id = `pin-${pin.pin}`;
  const isSingle = pin.rows.length === 1 && pin.head.every(({ isFigure }) => isFigure);
  return (
    <section class={pin.picture ? "card pin" : "card pin pin--small"} aria-labelledby={id}>
      <header>
        <h2 id={id} class="pin__title">
          {pin.href ? <a href={pin.href}>{pin.title}</a> : pin.title}
        </h2>
        {pin.words !== pin.title && <p class="muted pin__words">{pin.words}</p>}
      </header>
      {isSingle
        ? (
          <dl class="pin__figures">
            {pin.head.map(({ name }, index) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{pin.rows[0][index]}</dd>
              </div>
            ))}
          </dl>
        )
        : <p>{pin.takeaway}</p>}
      {pin.picture && (
        <div class="pin__chart" role="group" aria-label={pin.title} tabIndex={0}>
          <img class="pin__picture" src={pin.picture} alt={pin.alt} />
        </div>
      )}
      {!isSingle && pin.rows.length > 0 &&
        (pin.picture
          ? (
            <details class="pin__more">
              <summary>{words.table}</summary>
              <PinTable pin={pin} />
            </details>
          )
          : <PinTable pin={pin} />)}
      {pin.notes.map((note) => <p key={note} class="muted">{note}</p>)}
    </section>
  );
}

function PinTable({ pin: { title, head, rows } }: { pin: ShownPin }) {
  return (
    <div class="table-scroll" role="region" aria-label={title} tabIndex={0}>
      <table class="plain-table figures">
        <thead>
          <tr>
            {head.map(({ name, isFigure }) => (
              <th key={name} scope="col" class={isFigure ? "number" : undefined}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells.filter((_, index) => !head[index].isFigure).join(" ")}>
              {cells.map((cell, index) =>
                head[index].isFigure
                  ? <td key={index} class="number">{cell}</td>
                  : <th key={index} scope="row">{cell}</th>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
