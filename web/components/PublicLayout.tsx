import { Document, type DocumentProps } from "./Document.tsx";
import { Footer } from "./Footer.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { Logo } from "./Logo.tsx";
import { SkipLink } from "./SkipLink.tsx";

type PublicLayoutProps = Omit<DocumentProps, "sheet">;

/** Pages for everybody: header with the way in, footer with the legal texts. */
export function PublicLayout({ children, ...props }: PublicLayoutProps) {
  const { t, session } = props.request;
  const nav = t.common.nav;
  return (
    <Document {...props} sheet="public">
      <SkipLink label={t.common.skip} />
      <header class="site-header">
        <div class="site-header__inner">
          <a href="/" class="site-header__home" aria-label={t.common.home}>
            <Logo />
          </a>
          <nav class="site-header__nav" aria-label={nav.label}>
            <LanguageSwitch request={props.request} />
            {session
              ? <a class="button button--primary" href="/app">{nav.dashboard}</a>
              : <a class="button" href="/entrar">{nav.sign_in}</a>}
          </nav>
        </div>
      </header>
      <main id="main" tabIndex={-1}>{children}</main>
      <Footer request={props.request} />
    </Document>
  );
}
