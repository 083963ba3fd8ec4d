import type { ComponentChildren } from "preact";
import { Document, type DocumentProps } from "./Document.tsx";
import { Footer } from "./Footer.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { Logo } from "./Logo.tsx";
import { SkipLink } from "./SkipLink.tsx";

interface PublicLayoutProps extends Omit<DocumentProps, "sheet"> {
  sheet?: "public" | "landing";
  /** Links to the parts of the page, where there is room for them. */
  nav?: ComponentChildren;
}

/** Pages for everybody: header with the way in, footer with the legal texts. */
export function PublicLayout({ children, nav, sheet = "public", ...props }: PublicLayoutProps) {
  const { common } = props.request.t;
  return (
    <Document {...props} sheet={sheet}>
      <SkipLink label={common.skip} />
      <header class="site-header">
        <div class="site-header__inner">
          <a href="/" class="site-header__home" aria-label={common.home}>
            <Logo />
          </a>
          {nav && <nav class="site-header__sections" aria-label={common.nav.label}>{nav}</nav>}
          <div class="site-header__ways">
            <LanguageSwitch request={props.request} />
            {props.request.session
              ? <a class="button" href="/app">{common.nav.dashboard}</a>
              : props.request.patient
              ? <a class="button" href="/minha/fila">{common.nav.my_queue}</a>
              : <a class="button" href="/entrar">{common.nav.sign_in}</a>}
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1}>{children}</main>
      <Footer request={props.request} />
    </Document>
  );
}
