import type { Professional } from "../../../edge/domain/professional.ts";
import type { Membership } from "../../backend/me.ts";
import { StaffLayout } from "../../components/StaffLayout.tsx";
import type { PageRequest } from "../../web_env.ts";

interface ProfessionalRemovalPageProps {
  request: PageRequest;
  establishment: Membership;
  professional: Professional;
  /** Why it could not be done. */
  refusal?: "inUse" | "failed";
}

/** Asks before a professional is deleted; for one who saw patients it says why not, and offers what can be done. */
export function ProfessionalRemovalPage(props: ProfessionalRemovalPageProps) {
  const { request, establishment, professional, refusal } = props;
  const { remove: t, failed } = request.t.professionals;
  const path = `/app/${establishment.slug}/profissionais/${professional.id}`;
  const title = t.ask(professional.full_name);
  return (
    <StaffLayout request={request} title={title} establishment={establishment} area="professionals">
      <div class="form-page">
        <h1 class="board__title">{title}</h1>
        {refusal && (
          <p class="error-summary" role="alert" tabIndex={-1} autofocus>
            {refusal === "inUse" ? t.inUse(professional.full_name) : failed}
          </p>
        )}
        {refusal === "inUse" ? <Instead {...props} path={path} /> : (
          <>
            <p>{t.loss} {t.text}</p>
            <form class="actions" method="post" action={`${path}/excluir`}>
              <button type="submit" class="button button--danger">{t.submit}</button>
              <a class="button button--quiet" href={path}>{t.back}</a>
            </form>
          </>
        )}
      </div>
    </StaffLayout>
  );
}

function Instead({ request, professional, path }: ProfessionalRemovalPageProps & { path: string }) {
  const { remove: t, deactivate } = request.t.professionals;
  const inactive = professional.status === "inactive";
  return (
    <>
      <p>{inactive ? t.alreadyInactive : t.instead}</p>
      <form class="actions" method="post" action={`${path}/situacao`}>
        {!inactive && (
          <button type="submit" class="button button--primary" name="status" value="inactive">
            {deactivate.submit}
          </button>
        )}
        <a class="button button--quiet" href={path}>{t.back}</a>
      </form>
    </>
  );
}
