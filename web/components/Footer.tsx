import type { PageRequest } from "../web_env.ts";
import { Logo } from "./Logo.tsx";

/** Foot of the public pages. */
export function Footer({ request }: { request: PageRequest }) {
  const { common } = request.t;
  return (
    <footer class="site-footer">
      <div class="site-footer__inner">
        <p class="site-footer__brand">
          <Logo />
          <span>{common.tagline}</span>
        </p>
        <nav aria-label={common.footer.label} class="site-footer__nav">
          <a href="/termos">{common.footer.terms}</a>
          <a href="/privacidade">{common.footer.privacy}</a>
          <a href="/docs">{common.footer.api}</a>
        </nav>
        <p class="site-footer__rights">{common.footer.rights}</p>
      </div>
    </footer>
  );
}
