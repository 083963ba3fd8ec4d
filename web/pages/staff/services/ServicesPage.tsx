import type { Membership } from "../../../backend/me.ts";
import type { StaffedProfessional } from "../../../backend/presences.ts";
import type { Room } from "../../../backend/rooms.ts";
import type { Service } from "../../../backend/services.ts";
import { ErrorSummary } from "../../../components/ErrorSummary.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import { TableHead } from "../../../components/TableHead.tsx";
import type { PageRequest } from "../../../web_env.ts";
import type { Refusal, ServiceValues } from "./place_form.ts";
import { RoomForm, ServiceForm } from "./PlaceForms.tsx";
import { ServedList } from "./ServedList.tsx";

export interface ServicesPageProps {
  request: PageRequest;
  establishment: Membership;
  services: readonly Service[];
  rooms: readonly Room[];
  people: readonly StaffedProfessional[];
  /** Whether people wait for triage where a service says nothing. */
  isTriaged: boolean;
  service: ServiceValues;
  room: string;
  refusal?: Refusal;
  /** What was done a moment ago. */
  done?: string;
  idempotencyKey: string;
}

/** What a clinic does, who does it, and where: lists, and a form below each of them. */
export function ServicesPage(props: ServicesPageProps) {
  const { request, establishment, refusal, done } = props;
  const { services: t, common } = request.t;
  return (
    <StaffLayout
      request={request}
      title={t.title}
      establishment={establishment}
      area="services"
      islands={["Forms"]}
    >
      <div class="sheet places">
        <header class="page-header">
          <h1 class="board__title">{t.title}</h1>
          <p class="muted">{t.intro}</p>
        </header>
        {done && <p class="notice notice--success" role="status">{done}</p>}
        {refusal && <ErrorSummary title={common.error_summary} {...refusal} />}
        <Services {...props} />
        <ServedList {...props} />
        <Rooms {...props} />
      </div>
    </StaffLayout>
  );
}

function Services(props: ServicesPageProps) {
  const { request, establishment, services, isTriaged } = props;
  const { list: t, form } = request.t.services;
  const path = `/app/${establishment.slug}/configuracoes/servicos`;
  return (
    <section class="card places__part" aria-labelledby="services">
      <h2 id="services" class="card__title">{t.title}</h2>
      <p class="muted">{t.text}</p>
      <table class="people" role="table" aria-labelledby="services">
        <TableHead names={[t.name, t.prefix, t.triage, t.status]} />
        <tbody role="rowgroup">
          {services.map((one) => (
            <tr key={one.id} role="row">
              <th role="rowheader" scope="row" class="people__name">
                <a href={`${path}/${one.id}`}>{one.name}</a>
              </th>
              <td role="cell" class="number">{t.ticket(one.prefix)}</td>
              <td role="cell">{triageOf(one, isTriaged, t)}</td>
              <td role="cell">
                <Status isActive={one.active} words={request.t.services.statuses} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3 class="places__new">{form.title}</h3>
      <ServiceForm
        {...{ request, isTriaged, idempotencyKey: props.idempotencyKey }}
        values={props.service}
        errors={props.refusal?.errors ?? []}
        action={path}
        submit={form.submit}
      />
    </section>
  );
}

function triageOf(
  { triage_required }: Service,
  isTriaged: boolean,
  t: { triaged: string; untriaged: string; like_clinic(required: boolean): string },
): string {
  if (triage_required === null) return t.like_clinic(isTriaged);
  return triage_required ? t.triaged : t.untriaged;
}

function Rooms({ request, establishment, rooms, room, refusal, idempotencyKey }: ServicesPageProps) {
  const { rooms: t, room_statuses } = request.t.services;
  const path = `/app/${establishment.slug}/configuracoes/servicos/salas`;
  return (
    <section class="card places__part" aria-labelledby="rooms">
      <h2 id="rooms" class="card__title">{t.title}</h2>
      <p class="muted">{t.text}</p>
      {rooms.length === 0 && <p>{t.empty}</p>}
      {rooms.length > 0 && (
        <ul class="places__rooms">
          {rooms.map((one) => (
            <li key={one.id}>
              <a href={`${path}/${one.id}`}>{one.name}</a>
              <Status isActive={one.active} words={room_statuses} />
            </li>
          ))}
        </ul>
      )}
      <h3 class="places__new">{t.new}</h3>
      <RoomForm
        {...{ request, idempotencyKey }}
        name={room}
        errors={refusal?.errors ?? []}
        action={path}
        submit={t.submit}
      />
    </section>
  );
}

function Status({ isActive, words }: { isActive: boolean; words: { active: string; inactive: string } }) {
  const name = isActive ? "active" : "inactive";
  return <span class={`status status--${name}`}>{words[name]}</span>;
}
