import type { Membership } from "../../../backend/me.ts";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";

interface ReportsPageProps {
  request: PageRequest;
  establishment: Membership;
}

/** What there is to read, each in a sentence. */
export function ReportsPage({ request, establishment }: ReportsPageProps) {
  const t = request.t.reports;
  const base = `/app/${establishment.slug}`;
  const kinds = [
    { ...t.kinds.operations, href: `${base}/relatorios/operacao` },
    { ...t.kinds.professionals, href: `${base}/relatorios/profissionais` },
    { ...t.kinds.appointments, href: `${base}/relatorios/agendamentos` },
    { title: t.waits.link, text: t.waits.intro, href: `${base}/relatorios/espera` },
    { ...t.kinds.patients, href: `${base}/pacientes` },
  ];
  return (
    <StaffLayout request={request} title={t.title} establishment={establishment} area="reports">
      <div class="sheet">
        <header class="page-header">
          <h1 class="board__title">{t.title}</h1>
          <p class="muted">{t.intro}</p>
        </header>
        <ul class="kinds">
          {kinds.map(({ title, text, href }) => (
            <li key={href} class="card card--plain kinds__one">
              <h2 class="kinds__title">
                <a href={href}>{title}</a>
              </h2>
              <p>{text}</p>
            </li>
          ))}
        </ul>
        <p>
          <a href={`${base}/analises`}>{t.ask}</a>
        </p>
      </div>
    </StaffLayout>
  );
}
