import type { StaffedProfessional } from "../../../backend/presences.ts";
import type { Service } from "../../../backend/services.ts";
import type { PageRequest } from "../../../web_env.ts";

interface ServedListProps {
  request: PageRequest;
  establishment: { slug: string };
  services: readonly Service[];
  people: readonly StaffedProfessional[];
}

/** Who serves what: those who serve some services, by name, and how many serve all. */
export function ServedList({ request, establishment, services, people }: ServedListProps) {
  const { served: t } = request.t.services;
  const path = `/app/${establishment.slug}/profissionais`;
  const some = people.filter((one) => one.services.length > 0);
  const rest = people.length - some.length;
  const nameOf = (id: string) => services.find((one) => one.id === id)?.name;
  return (
    <section class="card places__part" aria-labelledby="served">
      <h2 id="served" class="card__title">{t.title}</h2>
      <p class="muted">{t.text}</p>
      {some.length > 0 && (
        <ul class="places__served">
          {some.map((one) => (
            <li key={one.professional_id}>
              <a href={`${path}/${one.professional_id}#served`}>{one.full_name}</a>
              <span>{one.services.map(nameOf).filter(Boolean).join(", ")}</span>
            </li>
          ))}
        </ul>
      )}
      <p>
        {people.length === 0 ? t.nobody : some.length === 0 ? t.everybody : rest > 0 && t.all(rest)}{" "}
        {t.change}
      </p>
      <p class="actions">
        <a class="button" href={path}>{t.professionals}</a>
      </p>
    </section>
  );
}
