import { useEffect, useMemo, useState } from "preact/hooks";
import { createMyQueue, type MyQueueProps } from "./queue/my_queue.ts";
import { QueueCard } from "./queue/QueueCard.tsx";
import { AlertSwitch } from "./ticket/AlertSwitch.tsx";

/** A patient's places in all queues: complete from the server, live once its script runs. */
export function MyQueue(props: MyQueueProps) {
  const { words, t, idle } = props;
  const page = useMemo(() => createMyQueue(props), []);
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    setLive(true);
    return page.start();
  }, []);

  const tickets = page.tickets.value;
  return (
    <div class="my-queue" onClick={page.alerts.tapped}>
      <p class="visually-hidden" role="status">{page.announcement}</p>
      <p class="visually-hidden" role="alert">{page.alarm}</p>
      {tickets.map((one) => <QueueCard key={one.token} own={one} words={words} t={t} />)}
      {idle && tickets.length === 0 && <Idle {...idle} />}
      {isLive && tickets.length > 0 && <AlertSwitch alerts={page.alerts} t={words.alerts} />}
    </div>
  );
}

/** Charts, but no visit: nothing to do but to know where tickets will appear. */
function Idle({ title, text, places }: NonNullable<MyQueueProps["idle"]>) {
  return (
    <section class="card account-card" aria-labelledby="idle-title">
      <h2 id="idle-title">{title}</h2>
      <p>{text}</p>
      <ul class="places">{places.map((name) => <li key={name}>{name}</li>)}</ul>
    </section>
  );
}
