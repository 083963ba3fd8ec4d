import type { Membership } from "../../../backend/me.ts";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import { PanelForm, type PanelFormProps } from "./PanelForm.tsx";

type NewPanelPageProps =
  & Pick<PanelFormProps, "request" | "values" | "errors" | "message" | "services" | "idempotencyKey">
  & { establishment: Membership };

/** A panel to be added; the TV comes afterwards. */
export function NewPanelPage({ establishment, ...form }: NewPanelPageProps) {
  const t = form.request.t.panels;
  const list = `/app/${establishment.slug}/paineis`;
  return (
    <StaffLayout
      request={form.request}
      title={t.add_title}
      establishment={establishment}
      area="panels"
      islands={["Forms"]}
    >
      <div class="form-page">
        <h1 class="board__title">{t.add_title}</h1>
        <PanelForm {...form} action={list} submit={t.form.add} list={list} />
      </div>
    </StaffLayout>
  );
}
