import { Icon } from "../../components/Icon.tsx";
import type { StaffMessages } from "../../i18n/staff/pt_BR.ts";

interface FirstStepsProps {
  steps: StaffMessages["onboarding"];
  slug: string;
  hasProfessionals: boolean;
  hasPatients: boolean;
}

/** What a new clinic does until somebody has been called; the step at hand is the one to click. */
export function FirstSteps({ steps, slug, hasProfessionals, hasPatients }: FirstStepsProps) {
  const list = [
    { ...steps.steps.professional, href: `/app/${slug}/profissionais/novo`, isDone: hasProfessionals },
    { ...steps.steps.patient, href: `/app/${slug}/fila?novo`, isDone: hasPatients },
    { ...steps.steps.call, href: `/app/${slug}/fila`, isDone: false },
  ];
  const current = list.findIndex((step) => !step.isDone);
  return (
    <section class="card first-steps" aria-labelledby="first-steps">
      <h2 id="first-steps" class="card__title">{steps.title}</h2>
      <p class="muted">{steps.intro}</p>
      <ol class="first-steps__list" role="list">
        {list.map((step, index) => (
          <li
            key={step.href}
            class={step.isDone ? "step step--done" : "step"}
            aria-current={index === current ? "step" : undefined}
          >
            <span class="step__mark" aria-hidden="true">
              {step.isDone ? <Icon name="check" /> : index + 1}
            </span>
            <span class="step__text">
              <strong>{step.title}</strong>
              {step.isDone && <span class="visually-hidden">({steps.done})</span>}
              <span class="muted">{step.text}</span>
            </span>
            {!step.isDone && (
              <a class={index === current ? "button button--primary" : "button"} href={step.href}>
                {step.action}
              </a>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
