import type { ComponentChildren } from "preact";
import { FormDraft } from "../../../components/DraftNotice.tsx";
import { ErrorSummary } from "../../../components/ErrorSummary.tsx";
import { labelOf } from "./settings_words.ts";
import { type Conflict, ConflictNotice } from "./ConflictNotice.tsx";
import type { FieldsProps } from "./SettingField.tsx";
import { type Section, SECTION_PATHS, SECTIONS, type Values } from "./settings_fields.ts";

export interface SettingsFormProps extends FieldsProps {
  section: Section;
  /** The page's own path. */
  path: string;
  /** At which the values were read. */
  version: number;
  /** What the form shows before anything is typed. */
  base: Values;
  message?: string;
  conflict?: Conflict;
  /** What was just saved here. */
  done?: string;
}

/** One part of the settings with a save button of its own; works without JavaScript. */
export function SettingsForm(props: SettingsFormProps & { children: ComponentChildren }) {
  const { request: { t }, section, path, version, base, errors, message, conflict } = props;
  const own = Object.fromEntries(SECTIONS[section].map((name) => [name, base[name] ?? ""]));
  return (
    <SettingsCard
      id={section}
      title={t.settings.sections[section]}
      intro={t.settings.intros[section]}
      {...props}
    >
      <form class="form" method="post" action={`${path}/${SECTION_PATHS[section]}`} noValidate data-form>
        <FormDraft request={props.request} />
        <input type="hidden" name="version" value={String(version)} />
        <input type="hidden" name="base" value={JSON.stringify(own)} />
        {conflict && <ConflictNotice t={t} page={`${path}#${section}`} {...conflict} />}
        <ErrorSummary
          title={t.common.error_summary}
          errors={errors.map(({ field, message }) => ({
            field,
            message: `${labelOf(t, field) ?? field}: ${message}`,
          }))}
          message={message}
        />
        {props.children}
        <div class="actions">
          <button type="submit" class="button button--primary" data-busy={t.settings.busy}>
            {t.settings.submit}
          </button>
        </div>
      </form>
    </SettingsCard>
  );
}

interface SettingsCardProps {
  id: string;
  title: string;
  intro: string;
  done?: string;
  children: ComponentChildren;
}

/** One part of the page, which the list of parts leads to. */
export function SettingsCard({ id, title, intro, done, children }: SettingsCardProps) {
  return (
    <section id={id} class="card settings__part" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} class="card__title">{title}</h2>
      {intro && <p class="muted">{intro}</p>}
      {done && <p class="notice notice--success" role="status">{done}</p>}
      {children}
    </section>
  );
}
