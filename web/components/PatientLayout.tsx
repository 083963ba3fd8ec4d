import { Document, type DocumentProps } from "./Document.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { Logo } from "./Logo.tsx";
import { SkipLink } from "./SkipLink.tsx";

interface PatientLayoutProps extends Omit<DocumentProps, "sheet"> {
  /** Name of the clinic, beside the logo. */
  place?: string;
}

/** Pages of a patient on a phone: no navigation, nothing to sign in to. */
export function PatientLayout({ children, place, ...props }: PatientLayoutProps) {
  return (
    <Document {...props} sheet="ticket" hidden>
      <SkipLink label={props.request.t.common.skip} />
      <header class="patient-header">
        <Logo />
        {place && <p class="patient-header__place">{place}</p>}
        <LanguageSwitch request={props.request} />
      </header>
      <main id="main" class="patient-main" tabIndex={-1}>{children}</main>
    </Document>
  );
}
