import { PublicLayout } from "../components/PublicLayout.tsx";
import type { LegalText } from "../i18n/legal/pt_BR.ts";
import { writeLongDay } from "../i18n/formats.ts";
import type { PageRequest } from "../web_env.ts";

interface LegalPageProps {
  request: PageRequest;
  text: LegalText;
  /** Since when it is in force: `2026-01-31`. */
  version: string;
}

/** `/termos` and `/privacidade`: the short version first, then every section. */
export function LegalPage({ request, text, version }: LegalPageProps) {
  return (
    <PublicLayout request={request} title={text.title} description={text.description}>
      <article class="legal">
        <header class="legal__head">
          <h1>{text.title}</h1>
          <p class="legal__intro">{text.intro}</p>
          <p class="legal__date">{text.since} {writeLongDay(version, request.locale)}</p>
        </header>
        <section class="legal__summary" aria-labelledby="summary">
          <h2 id="summary">{text.summary.title}</h2>
          <ul>{text.summary.points.map((point) => <li key={point}>{point}</li>)}</ul>
        </section>
        {text.sections.map((section) => (
          <section key={section.title}>
            <h2>{section.title}</h2>
            {section.paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
          </section>
        ))}
      </article>
    </PublicLayout>
  );
}
