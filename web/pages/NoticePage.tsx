import type { ComponentChildren } from "preact";
import { PatientLayout } from "../components/PatientLayout.tsx";
import type { PageRequest } from "../web_env.ts";

interface NoticePageProps {
  request: PageRequest;
  title: string;
  text: string;
  head?: ComponentChildren;
}

/** What a patient or a TV is told when there is no ticket or panel to show. */
export function NoticePage({ request, title, text, head }: NoticePageProps) {
  return (
    <PatientLayout request={request} title={title} head={head}>
      <section class="turn turn--notice">
        <h1 class="turn__headline">{title}</h1>
        <p class="turn__text">{text}</p>
      </section>
    </PatientLayout>
  );
}
