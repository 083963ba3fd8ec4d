import type { ComponentChildren } from "preact";
import { LogoMark } from "../components/Logo.tsx";
import { PublicLayout } from "../components/PublicLayout.tsx";
import type { PageRequest } from "../web_env.ts";

interface FormPageProps {
  request: PageRequest;
  title: string;
  heading: string;
  intro: string;
  islands?: readonly string[];
  children: ComponentChildren;
}

/** A public page that is one form. */
export function FormPage({ request, title, heading, intro, islands, children }: FormPageProps) {
  return (
    <PublicLayout request={request} title={title} islands={islands}>
      <div class="form-page">
        <div class="form-page__head">
          <LogoMark class="form-page__mark" />
          <h1>{heading}</h1>
          <p class="form-page__intro">{intro}</p>
        </div>
        {children}
      </div>
    </PublicLayout>
  );
}
