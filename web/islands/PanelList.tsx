import { useEffect, useMemo } from "preact/hooks";
import type { StaffDisplay } from "../../edge/domain/display.ts";
import { Icon } from "../components/Icon.tsx";
import { fill } from "./ticket/words.ts";
import { momentOf, type PanelWatchProps, watchPanels } from "./panels/watch.ts";

export interface PanelListProps extends PanelWatchProps {
  services: readonly { id: string; name: string }[];
  mayEdit: boolean;
}

/** The clinic's panels, and whether each is on the air. */
export function PanelList(props: PanelListProps) {
  const watch = useMemo(() => watchPanels(props), []);
  useEffect(() => watch.start(), []);
  return (
    <ul class="panel-list" role="list">
      {watch.panels.value.map((panel) => (
        <li key={panel.id} class="card panel-list__item">
          <Icon name="screen" class="panel-list__icon" />
          <div class="panel-list__what">
            <h2 class="panel-list__name">
              {panel.name}
              {panel.kind === "kiosk" && ` · ${props.words.kiosk}`}
            </h2>
            <State panel={panel} props={props} />
            <p class="muted">{servicesOf(panel, props)}</p>
          </div>
          <Acts panel={panel} props={props} />
        </li>
      ))}
    </ul>
  );
}

interface PartProps {
  panel: StaffDisplay;
  props: PanelListProps;
}

function State({ panel: { state, seen_at, sound }, props }: PartProps) {
  const { words: t } = props;
  return (
    <p class={`status status--${state}`}>
      <span>
        {t.states[state]}
        {state === "off_air" && seen_at && ` ${fill(t.since, { time: momentOf(seen_at, props) })}`}
        {state === "on_air" && sound === false && <span class="panel-list__silent">· {t.silent}</span>}
      </span>
    </p>
  );
}

function servicesOf({ services }: StaffDisplay, { services: all, words: t }: PanelListProps): string {
  if (services.length === 0) return t.all_services;
  return all.filter(({ id }) => services.includes(id)).map(({ name }) => name).join(", ");
}

function Acts({ panel, props }: PartProps) {
  const { words: t, establishment, mayEdit } = props;
  return (
    <p class="actions">
      {mayEdit && (
        <a
          class="button"
          href={`/app/${establishment.slug}/paineis/${panel.id}`}
          aria-label={fill(t.edit_of, { name: panel.name })}
        >
          {t.edit}
        </a>
      )}
      {panel.link_open && (
        <a
          class="button button--quiet"
          href={`/painel/${panel.id}`}
          target="_blank"
          rel="noopener"
          aria-label={fill(t.open_of, { name: panel.name })}
        >
          {t.open}
        </a>
      )}
    </p>
  );
}
