import { writeMoment } from "../../../i18n/formats.ts";
import type { Membership } from "../../../backend/me.ts";
import type { StaffPanel } from "../../../backend/panels.ts";
import { Field } from "../../../components/Field.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { RemovalCard } from "../RemovalCard.tsx";
import { PanelForm, type PanelFormProps } from "./PanelForm.tsx";

export interface PanelEntryPageProps
  extends Pick<PanelFormProps, "values" | "errors" | "message" | "services"> {
  request: PageRequest;
  establishment: Membership;
  panel: StaffPanel;
  /** Where the pages are reached from the TV: `https://vez.example`. */
  origin: string;
  /** The code as it was typed, and what is wrong with it. */
  code?: { value: string; error: string };
  done?: string;
}

/** A panel: its TV, what it shows, and the way to end it. */
export function PanelEntryPage(props: PanelEntryPageProps) {
  const { request, establishment, panel, origin, done, values, errors, message, services } = props;
  const t = request.t.panels;
  const list = `/app/${establishment.slug}/paineis`;
  const path = `${list}/${panel.id}`;
  return (
    <StaffLayout
      request={request}
      title={panel.name}
      establishment={establishment}
      area="panels"
      islands={["Forms"]}
    >
      <div class="form-page">
        <header class="page-header">
          <h1 class="board__title">{panel.name}</h1>
          <p class={`status status--${panel.state}`}>{t.watch.states[panel.state]}</p>
        </header>
        {done && <p class="notice notice--success" role="status">{done}</p>}
        {panel.state !== "unpaired" && <Device {...props} path={path} />}
        <Pairing {...props} path={path} />
        <section aria-labelledby="look">
          <h2 id="look" class="visually-hidden">{t.form.title}</h2>
          <PanelForm
            {...{ request, values, errors, message, services, list }}
            action={path}
            submit={t.form.save}
            link={`${origin}/painel/${panel.id}`}
          />
        </section>
        <RemovalCard title={t.remove.title} text={t.remove.text} open={t.remove.open} path={path} />
      </div>
    </StaffLayout>
  );
}

type SectionProps = PanelEntryPageProps & { path: string };

function Device({ request, establishment, panel, path }: SectionProps) {
  const t = request.t.panels.device;
  const moment = (instant: string | null) =>
    instant && writeMoment(instant, request.locale, establishment.timezone);
  const sound = panel.sound === null ? t.sound_unknown : panel.sound ? t.sound_on : t.sound_off;
  return (
    <section class="card card--plain" aria-labelledby="device">
      <h2 id="device" class="card__title">{t.title}</h2>
      <dl class="facts">
        {[[t.paired, moment(panel.paired_at)], [t.seen, moment(panel.seen_at)], [t.sound, sound]].map((
          [term, fact],
        ) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <p>{t.revoke_text}</p>
      <form class="actions" method="post" action={`${path}/desconectar`} data-form>
        <button type="submit" class="button button--danger">{t.revoke}</button>
      </form>
    </section>
  );
}

function Pairing({ request, panel, origin, code, path }: SectionProps) {
  const t = request.t.panels.pairing;
  const isFirst = panel.state === "unpaired";
  return (
    <section class={isFirst ? "card" : "card card--plain"} aria-labelledby="pair">
      <h2 id="pair" class="card__title">{isFirst ? t.title : t.replace_title}</h2>
      {!isFirst && <p>{t.replace_text}</p>}
      <ol class="pair-steps">
        <li>
          {t.open} <strong class="panel-link">{origin}/painel</strong>
        </li>
        <li>{t.type}</li>
      </ol>
      <form class="form" method="post" action={`${path}/conectar`} noValidate>
        <Field
          name="code"
          label={t.code}
          hint={t.code_hint}
          value={code?.value}
          error={code?.error}
          width="medium"
          maxLength={20}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
        />
        <p class="actions">
          <button type="submit" class={isFirst ? "button button--primary" : "button"}>{t.submit}</button>
        </p>
      </form>
    </section>
  );
}
