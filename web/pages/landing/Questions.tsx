import { Icon } from "../../components/Icon.tsx";
import type { LandingMessages } from "../../i18n/landing/pt_BR.ts";

/** Questions and answers, folded. */
export function Questions({ t }: { t: LandingMessages }) {
  return (
    <section class="section questions" id="perguntas">
      <h2 class="section__title">{t.questions.title}</h2>
      <div>
        {t.questions.items.map((item) => (
          <details key={item.question} class="question">
            <summary>
              <span>{item.question}</span>
              <Icon name="chevron" />
            </summary>
            <p>{item.answer}</p>
          </details>
        ))}
      </div>
    </section>
  );
}
