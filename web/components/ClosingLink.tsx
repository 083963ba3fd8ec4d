import type { MemberRole } from "../../edge/domain/member.ts";
import type { LeavingMessages } from "../i18n/leaving/pt_BR.ts";

interface ClosingLinkProps {
  establishment: { slug: string; role: MemberRole };
  t: LeavingMessages["clinic"];
}

/** The way to the clinic's archive and its end, for owners; nothing for others. */
export function ClosingLink({ establishment, t }: ClosingLinkProps) {
  if (establishment.role !== "owner") return null;
  return (
    <p class="closing-link">
      <a href={`/app/${establishment.slug}/encerrar`}>{t.link}</a>
      <span class="muted">{t.link_text}</span>
    </p>
  );
}
