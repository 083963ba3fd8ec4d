import { logoUrl } from "../../../edge/domain/logo_url.ts";
import { Document, type DocumentProps } from "../../components/Document.tsx";
import { LanguageSwitch } from "../../components/LanguageSwitch.tsx";
import { Logo } from "../../components/Logo.tsx";
import { SkipLink } from "../../components/SkipLink.tsx";

interface ClinicLayoutProps extends Omit<DocumentProps, "sheet"> {
  place: { name: string; slug: string; logo_path: string | null };
}

/** Pages of a clinic for whoever is not there yet: its logo and name above, nothing to sign in to. */
export function ClinicLayout({ children, place, ...props }: ClinicLayoutProps) {
  const logo = logoUrl(place.logo_path);
  return (
    <Document {...props} sheet="clinic">
      <SkipLink label={props.request.t.common.skip} />
      <header class="patient-header">
        {logo ? <img class="patient-header__logo" src={logo} alt="" /> : <Logo />}
        <p class="patient-header__place">
          <a href={`/c/${place.slug}`}>{place.name}</a>
        </p>
        <LanguageSwitch request={props.request} />
      </header>
      <main id="main" class="patient-main clinic" tabIndex={-1}>{children}</main>
    </Document>
  );
}
