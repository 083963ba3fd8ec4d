import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Risk } from "../../../edge/domain/risk.ts";
import type { StaffQueue } from "../../../edge/domain/staff_queue.ts";
import type { BreachForecast } from "../../../edge/domain/triage.ts";
import type { Membership } from "../../backend/me.ts";
import { searchProfessionals } from "../../backend/professionals.ts";
import { forecastBreaches, readTriages, saveTriage } from "../../backend/triage.ts";
import { boardMessages } from "../../i18n/board/messages.ts";
import type { BoardMessages } from "../../i18n/board/pt_BR.ts";
import type { CommonMessages } from "../../i18n/common/pt_BR.ts";
import type { Locale } from "../../i18n/locale.ts";
import { triageMessages } from "../../i18n/triage/messages.ts";
import type { TriageMessages } from "../../i18n/triage/pt_BR.ts";
import type { BrowserSettings } from "../../settings.ts";
import { type Classifier, type Classifiers, createClassifiers } from "../../state/create_classifiers.ts";
import { createLiveBoard, type LiveBoard } from "../../state/create_live_board.ts";
import type { Search } from "../../state/create_search.ts";
import { createFormDrafts, type FormDrafts, tabStorage } from "../../state/form_drafts.ts";
import { createTriageDesk, type TriageDesk } from "../../state/create_triage_desk.ts";
import { isPageBack } from "../drafts/keep_draft.ts";
import { followDrafts } from "../drafts/page_drafts.ts";

/** What the server renders the triage desk with. */
export interface TriageProps {
  locale: Locale;
  establishment: Membership;
  /** Whose desk this is. */
  userId: string;
  browser: BrowserSettings;
  queue: StaffQueue;
  forecast: BreachForecast | null;
  /** Null for nurses and physicians, who classify in their own name. */
  classify: { proposed: Classifiers; others: readonly Classifier[] } | null;
  /** Longest wait by colour, in minutes. */
  targets: Record<Risk, number>;
  /** Words of the risk classes. */
  risks: Record<Risk | "none", string>;
  draft: CommonMessages["draft"];
}

/** Everything that the parts of the desk share. */
export interface TriagePage {
  readonly props: TriageProps;
  readonly t: TriageMessages;
  /** Words that the board has already: times, classes of law, connection. */
  readonly words: BoardMessages;
  readonly live: LiveBoard;
  readonly desk: TriageDesk;
  /** In whose name a colour may be entered; null where in one's own. */
  readonly classifiers: Search<Classifiers> | null;
  /** Findings that are half typed, by visit. */
  readonly drafts: FormDrafts;
  start(): () => void;
}

/** Makes the page's signals. */
export function createTriagePage(props: TriageProps): TriagePage {
  const establishment = props.establishment.id;
  const drafts = createFormDrafts({ owner: props.userId, storage: tabStorage() });
  const live = createLiveBoard({ ...props, establishment });
  const desk = createTriageDesk({
    board: live.board,
    now: live.now,
    forecast: props.forecast,
    api: {
      forecast: () => forecastBreaches(live.api, establishment),
      read: (visit) => readTriages(live.api, visit),
      save: (visit, body, key) => saveTriage(live.api, visit, body, key),
    },
  });
  return {
    props,
    t: triageMessages(props.locale),
    words: boardMessages(props.locale),
    live,
    desk,
    classifiers: props.classify && createClassifiers(
      props.classify.proposed,
      props.classify.others,
      (filter) => searchProfessionals(live.api, establishment, filter),
    ),
    drafts,
    start() {
      const stops = [live.start(), desk.start(), followDrafts(drafts)];
      return () => stops.forEach((stop) => stop());
    },
  };
}

/** Names the draft of a visit's findings. */
export const draftOf = (visit: string) => `triage ${visit}`;

/** The visit whose findings somebody was typing when the page was reloaded, if it is at the desk still. */
export function interrupted({ drafts, live }: TriagePage): string | null {
  if (!isPageBack()) return null;
  const visits = drafts.formsBelow(draftOf("")).map((form) => form.slice(draftOf("").length));
  return visits.find((visit) => live.board.find(visit)) ?? null;
}

/** Selects a visit and leads to the first thing to be written of it. */
export function open({ desk }: TriagePage, visit: string): void {
  desk.select(visit);
  focusForm();
}

export function focusForm(): void {
  requestAnimationFrame(() => document.getElementById("complaint")?.focus());
}

export const TriageContext = createContext<TriagePage | null>(null);

/** The desk that a component stands in. */
export function useTriage(): TriagePage {
  const page = useContext(TriageContext);
  if (!page) throw new Error("Cannot use the triage desk outside of its island");
  return page;
}
