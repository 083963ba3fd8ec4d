import { createFormDrafts, forgetDrafts, type FormDrafts, tabStorage } from "../../state/form_drafts.ts";
import { isPageBack, keepDraft } from "./keep_draft.ts";

const CHANNEL = "vez-drafts";

/** Whoever stands here is signed in no more: no tab keeps anything of what was typed before. */
const DOOR = "/entrar";

/** Keeps drafts while the page is open; they end when the reader signs out in any tab. */
export function followDrafts(drafts: FormDrafts): () => void {
  addEventListener("pagehide", drafts.leave);
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(CHANNEL) : null;
  channel?.addEventListener("message", () => forgetDrafts(tabStorage()));
  return () => {
    removeEventListener("pagehide", drafts.leave);
    channel?.close();
  };
}

/** Keeps the drafts of all forms of a page that have a place for the notice. */
export function keepDrafts(): void {
  if (location.pathname === DOOR) return forgetEverywhere();
  const notices = [...document.querySelectorAll<HTMLElement>("form [data-draft-owner]")];
  const drafts = createFormDrafts({
    owner: notices[0]?.dataset.draftOwner ?? "",
    storage: tabStorage(),
  });
  if (notices.length > 0) followDrafts(drafts);
  for (const notice of notices) {
    const form = notice.closest("form");
    if (form) keepFormDraft(form, notice, drafts);
  }
}

function forgetEverywhere(): void {
  forgetDrafts(tabStorage());
  if (!("BroadcastChannel" in globalThis)) return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("ended");
  channel.close();
}

function keepFormDraft(form: HTMLFormElement, notice: HTMLElement, drafts: FormDrafts): void {
  const name = `${location.pathname} ${form.getAttribute("action") ?? ""}`;
  const draft = keepDraft(form, { drafts, name, isBack: isPageBack() });
  notice.hidden = !draft.isRestored;
  form.addEventListener("submit", draft.forget);
  notice.querySelector("button")?.addEventListener("click", () => {
    form.reset();
    draft.forget();
    notice.hidden = true;
    form.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus();
  });
}
