import type { ComponentChildren } from "preact";
import type { Membership } from "../../../backend/me.ts";
import { ErrorSummary } from "../../../components/ErrorSummary.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { RemovalCard } from "../RemovalCard.tsx";
import type { Refusal } from "./place_form.ts";

export interface PlacePageProps {
  request: PageRequest;
  establishment: Membership;
  kind: "service" | "room";
  place: { id: string; name: string; active: boolean };
  /** Address of the entry. */
  path: string;
  refusal?: Refusal;
  /** What was done a moment ago. */
  done?: string;
}

/** A service or a room: its form, and the ways to end it. */
export function PlacePage(props: PlacePageProps & { children: ComponentChildren }) {
  const { request, establishment, kind, place, path, refusal, done, children } = props;
  const { services: t, common } = request.t;
  return (
    <StaffLayout
      request={request}
      title={t.edit(place.name)}
      establishment={establishment}
      area="services"
      islands={["Forms"]}
    >
      <div class="form-page">
        <h1 class="board__title">{place.name}</h1>
        {done && <p class="notice notice--success" role="status">{done}</p>}
        {refusal && <ErrorSummary title={common.error_summary} {...refusal} />}
        {children}
        <StatusSection {...props} />
        <RemovalCard title={t.remove.title} text={t.remove[kind]} open={t.remove.open} path={path} />
        <p>
          <a href={`/app/${establishment.slug}/configuracoes/servicos`}>{t.cancel}</a>
        </p>
      </div>
    </StaffLayout>
  );
}

function StatusSection({ request, kind, place, path }: PlacePageProps) {
  const { deactivate, reactivate } = request.t.services;
  const t = place.active ? deactivate : reactivate;
  return (
    <section class="card card--plain" aria-labelledby="state">
      <h2 id="state" class="card__title">{t.title}</h2>
      <p>{t[kind]}</p>
      <form method="post" action={`${path}/situacao`} class="actions" data-form>
        <button type="submit" class="button" name="active" value={String(!place.active)}>{t.submit}</button>
      </form>
    </section>
  );
}

/** Asks before a service or a room is deleted; says why not, where it cannot be. */
export function PlaceRemovalPage({ request, establishment, place, path, refusal }: PlacePageProps) {
  const t = request.t.services.remove;
  const title = t.ask(place.name);
  return (
    <StaffLayout request={request} title={title} establishment={establishment} area="services">
      <div class="form-page">
        <h1 class="board__title">{title}</h1>
        {refusal && <ErrorSummary title={request.t.common.error_summary} {...refusal} />}
        {!refusal && <p>{t.loss}</p>}
        <form class="actions" method="post" action={`${path}/excluir`}>
          {!refusal && <button type="submit" class="button button--danger">{t.submit}</button>}
          <a class="button button--quiet" href={path}>{t.back}</a>
        </form>
      </div>
    </StaffLayout>
  );
}
