import { useEffect, useMemo } from "preact/hooks";
import { ClosedClinic } from "./board/ClosedClinic.tsx";
import { Freshness } from "./board/Freshness.tsx";
import { BreachAlarm, Forecast } from "./triage/BreachAlarm.tsx";
import { PatientLists } from "./triage/PatientLists.tsx";
import { TriageForm } from "./triage/TriageForm.tsx";
import {
  createTriagePage,
  interrupted,
  open,
  TriageContext,
  type TriageProps,
  useTriage,
} from "./triage/triage_page.ts";
import { useTriageKeys } from "./triage/use_triage_keys.ts";

/** Where nurses and physicians classify whoever arrives, live. */
export function TriageDesk(props: TriageProps) {
  const page = useMemo(() => createTriagePage(props), []);
  useEffect(() => {
    const asked = new URLSearchParams(location.search).get("visita") ?? interrupted(page);
    if (asked) open(page, asked);
    return page.start();
  }, []);
  useTriageKeys(page);
  if (page.live.isClosed.value) return <ClosedClinic t={page.words.closed} />;
  return (
    <TriageContext.Provider value={page}>
      <div class="triage">
        <header class="triage__top">
          <h1 class="board__title">{page.t.title}</h1>
          <Forecast />
          <Freshness words={page.words.connection} live={page.live} where={props} />
        </header>
        <noscript>
          <p class="notice notice--warning">{page.t.needsScript}</p>
        </noscript>
        <BreachAlarm />
        <SavedNotice />
        <div class="triage__columns">
          <PatientLists />
          <Selected />
        </div>
      </div>
    </TriageContext.Provider>
  );
}

function SavedNotice() {
  const { t, desk } = useTriage();
  const notice = desk.notice.value;
  const visit = notice?.kind === "saved" ? notice.visit : null;
  return (
    <p role="status" class={visit ? "notice notice--success" : "notice notice--none"}>
      {visit && t.saved(`${visit.code}, ${visit.patient.name}`)}
    </p>
  );
}

function Selected() {
  const { t, desk } = useTriage();
  const visit = desk.selected.value;
  if (visit) return <TriageForm key={visit.id} visit={visit} />;
  return (
    <div class="triage-form triage-form--none needs-script">
      <p class="empty__title">{t.form.choose}</p>
      <p class="muted key-hint">{t.form.chooseKeys}</p>
    </div>
  );
}
