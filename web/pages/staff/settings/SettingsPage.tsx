import type { Establishment } from "../../../../edge/domain/establishment.ts";
import { timezoneOfState } from "../../../../edge/domain/timezones.ts";
import type { Membership } from "../../../backend/me.ts";
import { ClosingLink } from "../../../components/ClosingLink.tsx";
import type { FieldError } from "../../../components/ErrorSummary.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { SettingsMessages } from "../../../i18n/settings/pt_BR.ts";
import type { PageRequest } from "../../../web_env.ts";
import type { Conflict } from "./ConflictNotice.tsx";
import { type LoginRefused, LoginSection } from "./LoginSection.tsx";
import { LogoSection } from "./LogoSection.tsx";
import { SECTION_FIELDS } from "./sections.tsx";
import { type Section, SECTION_NAMES, type Values } from "./settings_fields.ts";
import { keptValues } from "./settings_form.ts";
import { SettingsForm } from "./SettingsForm.tsx";

/** A form that was sent and refused: it comes back as it was typed. */
export interface Refused {
  section: Section;
  values: Values;
  base: Values;
  version: number;
  errors: readonly FieldError[];
  message?: string;
  conflict?: Conflict;
}

export interface SettingsPageProps {
  request: PageRequest;
  establishment: Membership;
  held: Establishment;
  /** What was just saved. */
  done?: keyof SettingsMessages["saved"];
  refused?: Refused;
  logoError?: string;
  /** The new login e-mail as it was typed before. */
  login?: LoginRefused;
}

/** Everything that those who run a clinic may set, in parts that are saved one by one. */
export function SettingsPage(props: SettingsPageProps) {
  const { request, establishment, held, done, logoError } = props;
  const { settings: t, leaving } = request.t;
  const path = `/app/${establishment.slug}/configuracoes`;
  const said = (...names: (typeof done)[]) => done && names.includes(done) ? t.saved[done] : undefined;
  return (
    <StaffLayout
      request={request}
      title={t.title}
      establishment={establishment}
      area="settings"
      islands={["Forms"]}
    >
      <div class="settings">
        <header class="page-header">
          <h1 class="board__title">{t.title}</h1>
          <p class="muted">{t.intro}</p>
        </header>
        <Contents t={t} services={{ href: `${path}/servicos`, label: request.t.services.title }} />
        <div class="settings__parts">
          <LogoSection
            {...{ request, path, version: held.version, logoPath: held.logo_path, error: logoError }}
            done={said("logo", "logo_removed")}
          />
          {SECTION_NAMES.map((section) => <Part key={section} {...props} section={section} path={path} />)}
          <LoginSection
            {...{ request, path, ...props.login }}
            done={said("email", "email_unsent")}
            isWarning={done === "email_unsent"}
          />
          <ClosingLink establishment={establishment} t={leaving.clinic} />
        </div>
      </div>
    </StaffLayout>
  );
}

function Part(props: SettingsPageProps & { section: Section; path: string }) {
  const { request, held, done, section, path } = props;
  const refused = props.refused?.section === section ? props.refused : undefined;
  const kept = keptValues(held);
  const form = refused ?? { values: kept, base: kept, version: held.version, errors: [] };
  const fields = {
    request,
    values: form.values,
    errors: form.errors,
    zoneOfState: timezoneOfState(held.state),
  };
  return (
    <SettingsForm
      {...form}
      {...fields}
      section={section}
      path={path}
      done={done === section ? request.t.settings.saved[section] : undefined}
    >
      {SECTION_FIELDS[section](fields)}
    </SettingsForm>
  );
}

function Contents({ t, services }: { t: SettingsMessages; services: { href: string; label: string } }) {
  const parts = [
    { href: "#logo-part", label: t.sections.logo },
    ...SECTION_NAMES.map((section) => ({ href: `#${section}`, label: t.sections[section] })),
    { href: "#login", label: t.sections.login },
    { href: services.href, label: services.label },
  ];
  return (
    <nav class="settings__contents" aria-label={t.contents}>
      <ul>
        {parts.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
