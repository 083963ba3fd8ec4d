import { useEffect, useMemo } from "preact/hooks";
import { beginArchive, readArchive } from "../backend/archives.ts";
import { fetchAccessToken, staffApi } from "../backend/staff_api.ts";
import type { LeavingMessages } from "../i18n/leaving/pt_BR.ts";
import type { Locale } from "../i18n/locale.ts";
import type { BrowserSettings } from "../settings.ts";
import { type ArchiveStage, createArchive } from "../state/create_archive.ts";

/** What the server renders the button with. */
export interface ArchiveDownloadProps {
  establishment: string;
  /** Where the form sends to; `/<archive>` below it is the file. */
  action: string;
  locale: Locale;
  words: LeavingMessages["archive"];
  /** When a whole archive was last sent, in words. */
  last: string;
  browser: BrowserSettings;
}

/** Downloads a clinic's archive and shows how far it has come; without JavaScript the form brings the file by itself. */
export function ArchiveDownload(props: ArchiveDownloadProps) {
  const { establishment, action, locale, words: t, last, browser } = props;
  const archive = useMemo(() => {
    const token = async () => (await fetchAccessToken())?.access_token ?? null;
    const api = staffApi(browser, locale, token);
    return createArchive({
      begin: () => beginArchive(api, establishment),
      read: (id) => readArchive(api, establishment, id),
      download: (id) => location.assign(`${action}/${id}`),
    });
  }, []);
  useEffect(() => archive.close, []);
  const stage = archive.stage.value;
  const isBusy = stage.name === "preparing" || stage.name === "running";
  return (
    <form
      class="archive"
      method="post"
      action={action}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void archive.start();
      }}
    >
      {stage.name === "idle" && <p class="muted">{last}</p>}
      <button type="submit" class="button button--primary" aria-disabled={isBusy}>
        {stage.name === "idle" ? t.submit : t.again}
      </button>
      {isBusy && <Progress stage={stage} locale={locale} t={t} />}
      <p role="status" class={`archive__end archive__end--${stage.name}`}>
        {stage.name === "preparing" ? t.preparing : isEnd(stage) && t[stage.name]}
      </p>
    </form>
  );
}

interface ProgressProps {
  stage: ArchiveStage;
  locale: Locale;
  t: LeavingMessages["archive"];
}

/** No live region: it changes every second. */
function Progress({ stage, locale, t }: ProgressProps) {
  if (stage.name !== "running") return <progress class="archive__bar" aria-label={t.progress} />;
  const percent = new Intl.NumberFormat(locale, { style: "percent" }).format(stage.share);
  return (
    <>
      <progress class="archive__bar" aria-label={t.progress} value={stage.share} max={1} />
      <p class="number">{t.running.replace("{percent}", percent)}</p>
    </>
  );
}

function isEnd(
  stage: ArchiveStage,
): stage is { name: "finished" | "broken" | "failed" | "too_many" } {
  return stage.name !== "idle" && stage.name !== "preparing" && stage.name !== "running";
}
