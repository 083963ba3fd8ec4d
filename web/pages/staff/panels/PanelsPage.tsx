import { Icon } from "../../../components/Icon.tsx";
import { Island } from "../../../components/Island.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import { PanelList, type PanelListProps } from "../../../islands/PanelList.tsx";
import type { PageRequest } from "../../../web_env.ts";

interface PanelsPageProps {
  request: PageRequest;
  list: PanelListProps;
  /** What was done a moment ago. */
  done?: string;
}

/** The clinic's TV panels. */
export function PanelsPage({ request, list, done }: PanelsPageProps) {
  const t = request.t.panels;
  const { establishment, mayEdit, panels } = list;
  return (
    <StaffLayout
      request={request}
      title={t.title}
      establishment={establishment}
      area="panels"
      islands={["PanelList"]}
    >
      <div class="sheet">
        <header class="page-header">
          <h1 class="board__title">{t.title}</h1>
          <p class="muted">{t.intro}</p>
          {mayEdit && (
            <a
              class="button button--primary page-header__act"
              href={`/app/${establishment.slug}/paineis/novo`}
            >
              <Icon name="plus" />
              {t.add}
            </a>
          )}
        </header>
        {done && <p class="notice notice--success" role="status">{done}</p>}
        {panels.length === 0 && (
          <div class="empty card">
            <p class="empty__title">{t.empty}</p>
            <p>{t.empty_text}</p>
          </div>
        )}
        <Island name="PanelList" props={list}>
          <PanelList {...list} />
        </Island>
        {!mayEdit && <p class="muted">{t.only_managers}</p>}
      </div>
    </StaffLayout>
  );
}
