import { LOGO_TYPES } from "../../../../edge/domain/logo.ts";
import { logoUrl } from "../../../../edge/domain/logo_url.ts";
import { ErrorSummary } from "../../../components/ErrorSummary.tsx";
import { FieldFrame } from "../../../components/Field.tsx";
import { LogoMark } from "../../../components/Logo.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { SettingsCard } from "./SettingsForm.tsx";

export interface LogoSectionProps {
  request: PageRequest;
  path: string;
  version: number;
  /** Where the present logo lies. */
  logoPath: string | null;
  error?: string;
  done?: string;
}

/** The logo as patients and the waiting room see it, a new one, and none. */
export function LogoSection({ request: { t }, path, version, logoPath, error, done }: LogoSectionProps) {
  const words = t.settings.logo;
  const errors = error ? [{ field: "logo", message: error }] : [];
  const action = `${path}/logo`;
  const held = <input type="hidden" name="version" value={String(version)} />;
  return (
    <SettingsCard id="logo-part" title={t.settings.sections.logo} intro={t.settings.intros.logo} done={done}>
      <LogoPreview t={t} url={logoUrl(logoPath)} />
      <form
        class="form"
        method="post"
        action={action}
        enctype="multipart/form-data"
        noValidate
        data-form
      >
        {held}
        <ErrorSummary title={t.common.error_summary} errors={errors} />
        <FieldFrame name="logo" label={t.settings.labels.logo} error={error}>
          <input
            class="input"
            type="file"
            id="logo"
            name="logo"
            accept={LOGO_TYPES.join(",")}
            required
            data-preview={words.preview}
            data-refusal={t.common.field_codes.invalid_image}
            aria-invalid={error ? "true" : undefined}
            aria-describedby={error ? "logo-error logo-note" : "logo-note"}
          />
          <p id="logo-note" role="status" class="field__hint"></p>
        </FieldFrame>
        <div class="actions">
          <button type="submit" class="button button--primary" data-busy={t.settings.busy}>
            {logoPath ? words.replace : words.submit}
          </button>
        </div>
      </form>
      {logoPath && (
        <form method="post" action={`${action}/remover`}>
          {held}
          <button type="submit" class="button button--quiet">{words.remove}</button>
        </form>
      )}
    </SettingsCard>
  );
}

function LogoPreview({ t, url }: { t: LogoSectionProps["request"]["t"]; url: string | null }) {
  const words = t.settings.logo;
  const places = [["phone", words.as_on_phone], ["panel", words.as_on_panel]] as const;
  return (
    <div class="logo-preview" role="group" aria-label={words.current}>
      {places.map(([place, label]) => (
        <figure key={place} class={`logo-preview__place logo-preview__place--${place}`}>
          {url ? <img src={url} alt="" /> : <LogoMark class="logo-preview__mark" />}
          <figcaption>{label}</figcaption>
        </figure>
      ))}
      {!url && <p class="muted">{words.none}</p>}
    </div>
  );
}
