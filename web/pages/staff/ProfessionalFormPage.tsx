import type { Membership } from "../../backend/me.ts";
import { StaffLayout } from "../../components/StaffLayout.tsx";
import type { PageRequest } from "../../web_env.ts";
import { ProfessionalForm, type ProfessionalFormContent } from "./ProfessionalForm.tsx";

interface ProfessionalFormPageProps extends ProfessionalFormContent {
  request: PageRequest;
  establishment: Membership;
  /** Makes a form that is sent twice one professional. */
  key: string;
}

/** Adds a professional. */
export function ProfessionalFormPage({ establishment, key, ...form }: ProfessionalFormPageProps) {
  const t = form.request.t.professionals.form;
  const list = `/app/${establishment.slug}/profissionais`;
  return (
    <StaffLayout
      request={form.request}
      title={t.title}
      establishment={establishment}
      area="professionals"
      islands={["Forms"]}
    >
      <div class="form-page">
        <h1 class="board__title">{t.title}</h1>
        <p class="muted">{t.intro}</p>
        <ProfessionalForm {...form} action={list} submit={t.submit} list={list} idempotencyKey={key} />
      </div>
    </StaffLayout>
  );
}
