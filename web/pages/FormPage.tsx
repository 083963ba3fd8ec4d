import type { ComponentChildren } from "preact";
import { PublicLayout } from "../components/PublicLayout.tsx";
import type { PageRequest } from "../web_env.ts";

interface FormPageProps {
  request: PageRequest;
  title: string;
  heading: string;
  intro: string;
  islands?: readonly string[];
  /** What comes after this form, itself included. */
  steps?: readonly string[];
  children: ComponentChildren;
}

/** A public page that is one form. */
export function FormPage({ request, title, heading, intro, islands, steps, children }: FormPageProps) {
  return (
    <PublicLayout request={request} title={title} islands={islands}>
      <div class="form-page">
        <div class="form-page__head">
          <h1>{heading}</h1>
          <p class="form-page__intro">{intro}</p>
          {steps && (
            <ol class="form-page__steps">
              {steps.map((step, i) => <li key={step} aria-current={i === 0 ? "step" : undefined}>{step}</li>)}
            </ol>
          )}
        </div>
        <div class="form-page__body">{children}</div>
      </div>
    </PublicLayout>
  );
}
