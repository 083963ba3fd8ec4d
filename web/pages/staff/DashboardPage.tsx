import { Icon } from "../../components/Icon.tsx";
import { Island } from "../../components/Island.tsx";
import { StaffLayout } from "../../components/StaffLayout.tsx";
import { PanelAlert } from "../../islands/PanelAlert.tsx";
import type { PanelWatchProps } from "../../islands/panels/watch.ts";
import { Dashboard, type DashboardProps } from "../../islands/Dashboard.tsx";
import type { PageRequest } from "../../web_env.ts";

interface DashboardPageProps {
  request: PageRequest;
  props: DashboardProps;
  watch: PanelWatchProps;
}

/** The clinic at a glance, and the ways to its TV panels. */
export function DashboardPage({ request, props, watch }: DashboardPageProps) {
  const words = request.t.staff.dashboard;
  const { panels, establishment } = watch;
  const openPanels = panels.filter((panel) => panel.link_open);
  return (
    <StaffLayout
      request={request}
      title={props.establishment.name}
      establishment={props.establishment}
      area="dashboard"
      islands={["Dashboard", "PanelAlert"]}
    >
      <Island name="Dashboard" props={props}>
        <Dashboard {...props} />
      </Island>
      <section class="card panels" aria-labelledby="panels">
        <h2 id="panels" class="card__title">{words.panels}</h2>
        <p class="muted">{words.panelsHint}</p>
        {panels.length === 0 && <p>{words.panelsEmpty}</p>}
        <ul class="panels__list" role="list">
          {openPanels.map((display) => (
            <li key={display.id}>
              <a class="button" href={`/painel/${display.id}`} target="_blank" rel="noopener">
                <Icon name="screen" />
                {words.openPanel(display.name)}
              </a>
            </li>
          ))}
          <li>
            <a class="button button--quiet" href={`/app/${establishment.slug}/paineis`}>
              {words.managePanels}
            </a>
          </li>
        </ul>
      </section>
      <Island name="PanelAlert" props={watch}>
        <PanelAlert {...watch} />
      </Island>
    </StaffLayout>
  );
}
