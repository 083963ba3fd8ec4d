import type { Membership } from "../../backend/me.ts";
import { Icon } from "../../components/Icon.tsx";
import { StaffLayout } from "../../components/StaffLayout.tsx";
import type { PageRequest } from "../../web_env.ts";

interface ChooserPageProps {
  request: PageRequest;
  establishments: readonly Membership[];
}

/** Where somebody works: a choice, or for a newcomer the way to the first clinic. */
export function ChooserPage({ request, establishments }: ChooserPageProps) {
  const { chooser, roles } = request.t.staff;
  if (establishments.length === 0) {
    return (
      <StaffLayout request={request} title={chooser.title}>
        <div class="empty empty--page">
          <Icon name="building" />
          <h1>{chooser.emptyTitle}</h1>
          <p>{chooser.empty}</p>
          <p class="empty__email">{request.session?.email}</p>
          <a class="button button--primary button--large" href="/cadastro/clinica">{chooser.register}</a>
        </div>
      </StaffLayout>
    );
  }
  return (
    <StaffLayout request={request} title={chooser.title}>
      <div class="chooser">
        <h1>{chooser.title}</h1>
        <p class="muted">{chooser.ask}</p>
        <ul class="chooser__list" role="list">
          {establishments.map((one) => (
            <li key={one.id}>
              <a class="chooser__clinic" href={`/app/${one.slug}`}>
                <span class="chooser__name">{one.name}</span>
                <span class="muted">{roles[one.role]}</span>
                <Icon name="arrow" />
              </a>
            </li>
          ))}
        </ul>
        <p>
          <a href="/cadastro/clinica">{chooser.registerAnother}</a>
        </p>
      </div>
    </StaffLayout>
  );
}
