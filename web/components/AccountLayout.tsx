import { Document, type DocumentProps } from "./Document.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { Logo } from "./Logo.tsx";
import { SkipLink } from "./SkipLink.tsx";

/** Areas of a patient's account that the navigation names, with their paths. */
const AREAS = { queue: "/minha/fila", account: "/minha/conta" } as const;
export type AccountArea = keyof typeof AREAS;

interface AccountLayoutProps extends Omit<DocumentProps, "sheet"> {
  area: AccountArea;
}

/** Pages of a patient who is signed in: the areas of the account, the way out. */
export function AccountLayout({ children, area, ...props }: AccountLayoutProps) {
  const { common, account: { nav } } = props.request.t;
  return (
    <Document {...props} sheet="account" hidden>
      <SkipLink label={common.skip} />
      <header class="account-header">
        <div class="account-header__inner">
          <a href={AREAS.queue} class="account-header__home" aria-label={nav.home}>
            <Logo />
          </a>
          <div class="account-header__ways">
            <LanguageSwitch request={props.request} />
            <form method="post" action="/minha/sair">
              <button type="submit" class="button button--quiet">{nav.sign_out}</button>
            </form>
          </div>
        </div>
        <nav class="account-nav" aria-label={nav.label}>
          {(["queue", "account"] as const).map((name) => (
            <a key={name} href={AREAS[name]} aria-current={name === area ? "page" : undefined}>
              {nav[name]}
            </a>
          ))}
        </nav>
      </header>
      <main id="main" class="account-main" tabIndex={-1}>{children}</main>
    </Document>
  );
}
