import { writeMoment, writeNumber } from "../../../i18n/formats.ts";
import type { ArchiveSize } from "../../../../edge/domain/archive.ts";
import type { Membership } from "../../../backend/me.ts";
import { CurrentPasswordField } from "../../../components/CurrentPasswordField.tsx";
import { errorOf, ErrorSummary, type FieldError } from "../../../components/ErrorSummary.tsx";
import { Field } from "../../../components/Field.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { Island } from "../../../components/Island.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import { ArchiveDownload } from "../../../islands/ArchiveDownload.tsx";
import type { BrowserSettings } from "../../../settings.ts";
import type { PageRequest } from "../../../web_env.ts";

export interface ClosingPageProps {
  request: PageRequest;
  establishment: Membership;
  size: ArchiveSize;
  browser: BrowserSettings;
  /** The name as it was typed. */
  name: string;
  errors: readonly FieldError[];
  message?: string;
}

/** Takes a copy of everything that a clinic has, then deletes the clinic. */
export function ClosingPage(props: ClosingPageProps) {
  const { request, establishment, errors, message } = props;
  const { leaving: { clinic: t }, common } = request.t;
  return (
    <StaffLayout
      request={request}
      title={t.title}
      establishment={establishment}
      islands={["ArchiveDownload"]}
    >
      <div class="sheet sheet--narrow">
        <header>
          <h1 class="board__title">{t.title}</h1>
          <p class="muted">{t.intro(establishment.name)}</p>
        </header>
        <ErrorSummary title={common.error_summary} errors={errors} message={message} />
        <Copy {...props} />
        <Deletion {...props} />
      </div>
    </StaffLayout>
  );
}

function Copy({ request, establishment, size, browser }: ClosingPageProps) {
  const { clinic: t, archive: words } = request.t.leaving;
  const { locale } = request;
  const action = `/app/${establishment.slug}/encerrar/copia`;
  const last = size.finished_at === null
    ? t.never
    : t.last(writeMoment(size.finished_at, locale, establishment.timezone));
  const props = { establishment: establishment.id, action, locale, words, last, browser };
  return (
    <section class="card act" aria-labelledby="copy">
      <h2 id="copy">{t.copy_title}</h2>
      <p>{t.copy_text}</p>
      <p>{t.copy_law}</p>
      <Island name="ArchiveDownload" props={props}>
        <ArchiveDownload {...props} />
      </Island>
    </section>
  );
}

function Deletion(props: ClosingPageProps) {
  const { request, establishment, name, errors } = props;
  const { leaving: { clinic: t } } = request.t;
  const path = `/app/${establishment.slug}`;
  return (
    <section class="card act" aria-labelledby="delete">
      <h2 id="delete">{t.delete_title}</h2>
      <p>{t.delete_text}</p>
      <Losses {...props} />
      <p>{t.delete_people}</p>
      <form class="form" method="post" action={`${path}/encerrar`} novalidate>
        <Field
          name="name"
          label={t.name}
          hint={t.name_hint(establishment.name)}
          value={name}
          autocomplete="off"
          spellcheck={false}
          required
          error={errorOf(errors, "name")}
        />
        <CurrentPasswordField name="password" label={t.password} error={errorOf(errors, "password")} />
        <p class="actions">
          <button type="submit" class="button button--danger">
            <Icon name="alert" />
            {t.submit}
          </button>
          <a class="button button--quiet" href={path}>{t.cancel}</a>
        </p>
      </form>
    </section>
  );
}

/** What will be lost, as figures. */
function Losses({ request, size }: ClosingPageProps) {
  const t = request.t.leaving.clinic.losses;
  const rows = new Map(size.tables.map((table) => [table.name, table.rows]));
  const losses = [
    ...(["patients", "visits", "professionals", "members", "displays"] as const)
      .map((name) => [t[name], rows.get(name) ?? 0] as const),
    [t.files, size.files] as const,
  ];
  return (
    <dl class="losses">
      {losses.filter(([, count]) => count > 0).map(([label, count]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd class="number">{writeNumber(count, request.locale)}</dd>
        </div>
      ))}
    </dl>
  );
}
