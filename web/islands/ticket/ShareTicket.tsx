import { useState } from "preact/hooks";
import type { TicketPage } from "./ticket_page.ts";
import { fill } from "./words.ts";

/** A link for whoever keeps the patient company: it watches and does nothing. */
export function ShareTicket({ page }: { page: TicketPage }) {
  const { held, props: { base, words: { share: t }, ticket: { code } } } = page;
  const [isCopied, setCopied] = useState(false);
  const link = held.link.value && base + held.link.value;
  const isShared = held.own.value?.shared ?? false;

  async function send() {
    if (!link) return;
    const told = { url: link, text: fill(t.message, { code }) };
    // Whoever closes the phone's own window has changed their mind.
    if (canSend()) return void await navigator.share(told).catch(() => {});
    await navigator.clipboard.writeText(link).then(() => setCopied(true), () => {});
  }

  return (
    <section class="share" aria-labelledby="share-title">
      <h2 id="share-title" class="share__title">{t.title}</h2>
      <p>{t.text}</p>
      {link && (
        <label class="share__link">
          {t.label}
          <input class="input" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
      {!link && (
        <button type="button" class="act" onClick={() => void held.share()}>
          {isShared ? t.show : t.make}
        </button>
      )}
      {link && (
        <button type="button" class="act act--primary" onClick={() => void send()}>
          {isCopied ? t.copied : canSend() ? t.send : t.copy}
        </button>
      )}
      {isShared && (
        <>
          <p role="status">{t.active}</p>
          <button type="button" class="act act--quiet" onClick={() => void held.unshare()}>{t.stop}</button>
        </>
      )}
    </section>
  );
}

/** Whether the phone has a window of its own for sending things on; most computers have none. */
function canSend(): boolean {
  return Reflect.has(navigator, "share");
}
