/** What is said to members whose role a page is not for, and where they are led instead. */
import type { Messages } from "../../i18n/pt_BR.ts";
import { type MemberPage, NotForRolePage, type NotForRoleWords } from "./NotForRolePage.tsx";

function notAllowed(wordsOf: (t: Messages) => NotForRoleWords): MemberPage {
  return (props) => <NotForRolePage {...props} {...wordsOf(props.request.t)} />;
}

/** Who may add professionals. */
export const ProfessionalsNotAllowed = notAllowed(({ professionals: t }) => ({
  title: t.title,
  heading: t.form.notAllowed,
  text: t.empty.textReader,
  area: "professionals",
  way: "/profissionais",
  wayLabel: t.form.cancel,
}));

/** Who sets up panels. */
export const PanelsNotAllowed = notAllowed(({ panels: t }) => ({
  title: t.title,
  heading: t.not_allowed,
  area: "panels",
  way: "/paineis",
  wayLabel: t.title,
}));

/** Whom the clinic's services are for. */
export const ServicesNotAllowed = notAllowed(({ services: t, professionals }) => ({
  title: t.title,
  heading: t.not_allowed,
  way: "/profissionais",
  wayLabel: professionals.title,
}));

/** Whom the clinic's settings are for. */
export const SettingsNotAllowed = notAllowed(({ settings: t, team }) => ({
  title: t.title,
  heading: t.not_allowed,
  way: "/equipe",
  wayLabel: team.title,
}));

/** Whom the log is for. */
export const AuditNotAllowed = notAllowed(({ audit: t, team }) => ({
  title: t.title,
  heading: t.not_allowed,
  way: "/equipe",
  wayLabel: team.title,
}));

/** Who may close a clinic. */
export const ClosingNotAllowed = notAllowed(({ leaving: { clinic: t }, team }) => ({
  title: t.title,
  heading: t.not_allowed,
  way: "/equipe",
  wayLabel: team.title,
}));

/** Who sets risk classes. */
export const TriageNotAllowed = notAllowed(({ triage: t }) => ({
  title: t.title,
  heading: t.notAllowed,
  text: t.notAllowedText,
  way: "/fila",
  wayLabel: t.openBoard,
}));
