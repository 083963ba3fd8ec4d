import { MANAGERS, type MemberRole, RISK_SETTERS } from "../../edge/domain/member.ts";
import { Document, type DocumentProps } from "./Document.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { Logo } from "./Logo.tsx";
import { SkipLink } from "./SkipLink.tsx";

/** Areas of a clinic that the navigation names, with their path below `/app/:slug`. */
const AREAS = {
  dashboard: "",
  board: "/fila",
  triage: "/triagem",
  patients: "/pacientes",
  professionals: "/profissionais",
  panels: "/paineis",
  analytics: "/analises",
  reports: "/relatorios",
  team: "/equipe",
  services: "/configuracoes/servicos",
  settings: "/configuracoes",
  audit: "/auditoria",
} as const;
export type StaffArea = keyof typeof AREAS;

const ORDER = [
  "dashboard",
  "board",
  "triage",
  "patients",
  "professionals",
  "analytics",
  "reports",
  "team",
  "panels",
  "services",
  "settings",
  "audit",
] as const;
/** Areas that are not everybody's, with the roles whose they are. */
const ROLES_OF: Partial<Record<StaffArea, readonly MemberRole[]>> = {
  triage: RISK_SETTERS,
  panels: MANAGERS,
  services: MANAGERS,
  settings: MANAGERS,
  audit: MANAGERS,
};

export interface StaffLayoutProps extends Omit<DocumentProps, "sheet"> {
  /** The clinic that the page is about; none on the list of clinics. */
  establishment?: { slug: string; name: string; role: MemberRole };
  area?: StaffArea;
}

/** Pages of a clinic's staff: the clinic's name, its areas, the way out. */
export function StaffLayout({ children, establishment, area, ...props }: StaffLayoutProps) {
  const { t, session } = props.request;
  return (
    <Document {...props} sheet="staff" hidden>
      <SkipLink label={t.common.skip} />
      <header class="staff-header">
        <div class="staff-header__inner">
          <a href="/app" class="staff-header__home" aria-label={t.common.staff_nav.establishments}>
            <Logo />
          </a>
          <div class="staff-header__place">
            {establishment && (
              <p class="staff-header__name">
                <a href="/app" title={t.common.staff_nav.switch}>
                  {establishment.name}
                  <span class="visually-hidden">, {t.common.staff_nav.switch}</span>
                </a>
              </p>
            )}
            <p class="staff-header__person">
              {establishment && <span class="staff-header__role">{t.staff.roles[establishment.role]}</span>}
              <span class="visually-hidden">{t.common.nav.signed_in_as}</span>
              <span class="staff-header__email">{session?.email}</span>
            </p>
          </div>
          <div class="staff-header__account">
            <LanguageSwitch request={props.request} />
            <form method="post" action="/sair">
              <button type="submit" class="button button--quiet">{t.common.nav.sign_out}</button>
            </form>
          </div>
          {establishment && (
            <nav class="staff-nav" aria-label={t.common.staff_nav.label}>
              {areasOf(establishment, t.common.staff_nav).map((link) => (
                <a key={link.area} href={link.href} aria-current={link.area === area ? "page" : undefined}>
                  {link.label}
                </a>
              ))}
            </nav>
          )}
        </div>
      </header>
      <main id="main" class="staff-main" tabIndex={-1}>{children}</main>
    </Document>
  );
}

function areasOf(
  { slug, role }: { slug: string; role: MemberRole },
  labels: Readonly<Record<StaffArea, string>>,
) {
  return ORDER.filter((area) => ROLES_OF[area]?.includes(role) ?? true).map((area) => ({
    area,
    href: `/app/${slug}${AREAS[area]}`,
    label: labels[area],
  }));
}
