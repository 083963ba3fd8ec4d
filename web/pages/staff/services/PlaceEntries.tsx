import type { StaffedProfessional } from "../../../backend/presences.ts";
import type { ServiceValues } from "./place_form.ts";
import { RoomForm, ServiceForm } from "./PlaceForms.tsx";
import { PlacePage, type PlacePageProps } from "./PlacePage.tsx";

interface ServiceEntryProps extends PlacePageProps {
  values: ServiceValues;
  people: readonly StaffedProfessional[];
  isTriaged: boolean;
}

/** One service, and who serves it. */
export function ServiceEntry({ values, people, isTriaged, ...props }: ServiceEntryProps) {
  const { request, establishment, place, path, refusal } = props;
  const { save, served: t } = request.t.services;
  const some = people.filter(({ services }) => services.includes(place.id));
  const all = people.filter(({ services }) => services.length === 0).length;
  return (
    <PlacePage {...props}>
      <ServiceForm
        {...{ request, isTriaged, values }}
        errors={refusal?.errors ?? []}
        action={path}
        submit={save}
      />
      <section class="card card--plain" aria-labelledby="served">
        <h2 id="served" class="card__title">{t.by}</h2>
        {some.length === 0 && all === 0 && <p>{t.by_nobody}</p>}
        {some.length > 0 && (
          <ul class="places__served">
            {some.map((one) => (
              <li key={one.professional_id}>
                <a href={`/app/${establishment.slug}/profissionais/${one.professional_id}#served`}>
                  {one.full_name}
                </a>
              </li>
            ))}
          </ul>
        )}
        {all > 0 && <p>{t.all(all)}</p>}
      </section>
    </PlacePage>
  );
}

/** One room. */
export function RoomEntry({ name, ...props }: PlacePageProps & { name: string }) {
  const { request, path, refusal } = props;
  return (
    <PlacePage {...props}>
      <RoomForm
        {...{ request, name }}
        errors={refusal?.errors ?? []}
        action={path}
        submit={request.t.services.save}
      />
    </PlacePage>
  );
}
