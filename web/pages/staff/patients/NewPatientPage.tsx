import type { SimilarPatient } from "../../../../edge/domain/patient.ts";
import type { Membership } from "../../../backend/me.ts";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { ChartForm, type ChartFormContent } from "./ChartForm.tsx";
import { SimilarCharts } from "./SimilarCharts.tsx";

interface NewPatientPageProps extends ChartFormContent {
  request: PageRequest;
  establishment: Membership;
  /** Makes a form that is sent twice one chart. */
  idempotencyKey: string;
  /** Charts that may be the person's already: asked about before another one is opened. */
  similar: readonly SimilarPatient[];
}

/** Opens a chart; for somebody who may have one already it asks first. */
export function NewPatientPage(props: NewPatientPageProps) {
  const { request, establishment, idempotencyKey, similar, ...form } = props;
  const t = request.t.patients;
  const list = `/app/${establishment.slug}/pacientes`;
  return (
    <StaffLayout
      request={request}
      title={t.form.title}
      establishment={establishment}
      area="patients"
      islands={["Forms"]}
    >
      <div class="form-page">
        <h1 class="board__title">{t.form.title}</h1>
        <p class="muted">{t.form.intro}</p>
        <ChartForm
          {...form}
          request={request}
          action={list}
          list={list}
          submit={similar.length > 0 ? t.similar.anyway : t.form.submit}
          hidden={{ idempotency_key: idempotencyKey, seen: similar.map(({ id }) => id).join(",") }}
        >
          {similar.length > 0 && (
            <section class="notice notice--warning doubt" aria-labelledby="doubt" tabIndex={-1} autofocus>
              <h2 id="doubt">{t.similar.title}</h2>
              <p>{t.similar.text}</p>
              <SimilarCharts
                request={request}
                establishment={establishment}
                charts={similar}
                act={(chart) => ({ href: `${list}/${chart.id}`, words: t.similar.use })}
              />
            </section>
          )}
        </ChartForm>
      </div>
    </StaffLayout>
  );
}
