import type { NamedPlace } from "../../../edge/domain/room.ts";
import { Icon } from "../../components/Icon.tsx";
import { Island } from "../../components/Island.tsx";
import { StaffLayout } from "../../components/StaffLayout.tsx";
import { Dashboard, type DashboardProps } from "../../islands/Dashboard.tsx";
import type { PageRequest } from "../../web_env.ts";

interface DashboardPageProps {
  request: PageRequest;
  props: DashboardProps;
  displays: readonly NamedPlace[];
}

/** The clinic at a glance, and the ways to its TV panels. */
export function DashboardPage({ request, props, displays }: DashboardPageProps) {
  const words = request.t.staff.dashboard;
  return (
    <StaffLayout
      request={request}
      title={props.establishment.name}
      establishment={props.establishment}
      area="dashboard"
      islands={["Dashboard"]}
    >
      <Island name="Dashboard" props={props}>
        <Dashboard {...props} />
      </Island>
      <section class="card panels" aria-labelledby="panels">
        <h2 id="panels" class="card__title">{words.panels}</h2>
        <p class="muted">{words.panelsHint}</p>
        {displays.length === 0 && <p>{words.panelsEmpty}</p>}
        <ul class="panels__list" role="list">
          {displays.map((display) => (
            <li key={display.id}>
              <a class="button" href={`/painel/${display.id}`} target="_blank" rel="noopener">
                <Icon name="screen" />
                {words.openPanel(display.name)}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </StaffLayout>
  );
}
