import { logoUrl } from "../../edge/domain/logo_url.ts";
import { Document, type DocumentProps } from "./Document.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { Logo } from "./Logo.tsx";
import { SkipLink } from "./SkipLink.tsx";

interface PatientLayoutProps extends Omit<DocumentProps, "sheet"> {
  /** The clinic: its own logo takes the place of ours. */
  place?: { name: string; logo_path: string | null };
}

/** Pages of a patient on a phone: no navigation, nothing to sign in to. */
export function PatientLayout({ children, place, ...props }: PatientLayoutProps) {
  const logo = logoUrl(place?.logo_path ?? null);
  return (
    <Document {...props} sheet="ticket" hidden>
      <SkipLink label={props.request.t.common.skip} />
      <header class="patient-header">
        {logo ? <img class="patient-header__logo" src={logo} alt="" /> : <Logo />}
        {place && <p class="patient-header__place">{place.name}</p>}
        <LanguageSwitch request={props.request} />
      </header>
      <main id="main" class="patient-main" tabIndex={-1}>{children}</main>
    </Document>
  );
}
