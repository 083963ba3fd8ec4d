import type { ComponentChildren } from "preact";
import type { Membership } from "../../../backend/me.ts";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";

interface LogPageProps {
  request: PageRequest;
  establishment: Membership;
  words: { title: string; csv: string; older: string; newest: string };
  intro: ComponentChildren;
  /** Address of the same as a file. */
  csv?: string;
  /** Address of what happened before what is shown, if anything did. */
  older?: string;
  /** Address of the beginning, for whoever went back in time. */
  newest?: string;
  children: ComponentChildren;
}

/** A page of what happened in the clinic, from the newest back. */
export function LogPage(props: LogPageProps) {
  const { request, establishment, words, intro, csv, older, newest, children } = props;
  return (
    <StaffLayout
      request={request}
      title={words.title}
      establishment={establishment}
      area="audit"
      islands={["Filters"]}
    >
      <div class="sheet">
        <header class="page-header">
          <h1 class="board__title">{words.title}</h1>
          <p class="muted">{intro}</p>
          {csv && <a class="button page-header__act" href={csv} download>{words.csv}</a>}
        </header>
        {children}
        <p class="actions">
          {older && <a class="button" href={older}>{words.older}</a>}
          {newest && <a class="button button--quiet" href={newest}>{words.newest}</a>}
        </p>
      </div>
    </StaffLayout>
  );
}
