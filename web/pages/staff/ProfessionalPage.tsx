import type { Member } from "../../../edge/domain/member.ts";
import type { Professional } from "../../../edge/domain/professional.ts";
import type { Membership } from "../../backend/me.ts";
import type { Service } from "../../backend/services.ts";
import { CheckGroup } from "../../components/CheckField.tsx";
import { SelectField } from "../../components/Field.tsx";
import { StaffLayout } from "../../components/StaffLayout.tsx";
import type { PageRequest } from "../../web_env.ts";
import { ProfessionalForm, type ProfessionalFormContent } from "./ProfessionalForm.tsx";
import { registrationOf } from "./professional_fields.ts";
import { RemovalCard } from "./RemovalCard.tsx";

interface ProfessionalPageProps extends ProfessionalFormContent {
  request: PageRequest;
  establishment: Membership;
  professional: Professional;
  /** The team; null when it could not be read. */
  members: readonly Member[] | null;
  /** What there is to serve, and what this one serves; null when it could not be read. */
  served: { services: readonly Service[]; chosen: readonly string[] } | null;
  /** What is wrong with the member chosen. */
  linkError?: string;
  /** What was done a moment ago. */
  done?: string;
}

/** A professional's entry: its form, the member it is, and the ways to end it. */
export function ProfessionalPage(props: ProfessionalPageProps) {
  const { request, establishment, professional, done } = props;
  const { values, errors, message, specialties } = props;
  const t = request.t.professionals;
  const list = `/app/${establishment.slug}/profissionais`;
  const path = `${list}/${professional.id}`;
  return (
    <StaffLayout
      request={request}
      title={t.edit(professional.full_name)}
      establishment={establishment}
      area="professionals"
      islands={["Forms"]}
    >
      <div class="form-page">
        <h1 class="board__title">{professional.full_name}</h1>
        <p class="muted">{professional.specialty}, {registrationOf(professional)}</p>
        {done && (
          <div class="notice notice--success" role="status">
            <p>{done}</p>
          </div>
        )}
        <ProfessionalForm
          {...{ request, values, errors, message, specialties, list }}
          action={path}
          submit={t.form.save}
        />
        <ServedSection {...props} path={path} />
        <LinkSection {...props} path={path} />
        <StatusSection {...props} path={path} />
        <RemovalCard title={t.remove.title} text={t.remove.text} open={t.remove.open} path={path} />
      </div>
    </StaffLayout>
  );
}

type SectionProps = ProfessionalPageProps & { path: string };

function ServedSection({ request, served, path }: SectionProps) {
  const t = request.t.services.professional;
  if (!served) return null;
  const { services, chosen } = served;
  return (
    <section class="card card--plain" aria-labelledby="served">
      <h2 id="served" class="card__title">{t.title}</h2>
      <p>{services.length > 1 ? t.text : t.only}</p>
      {services.length > 1 && (
        <form class="form" method="post" action={`${path}/servicos`} data-form>
          <CheckGroup
            name="services"
            label={t.label}
            options={services.map(({ id, name, active }) => ({
              value: id,
              label: active ? name : t.inactive(name),
            }))}
            checked={chosen}
          />
          <p class="actions">
            <button type="submit" class="button">{t.submit}</button>
          </p>
        </form>
      )}
    </section>
  );
}

function LinkSection({ request, professional, members, linkError, path }: SectionProps) {
  const { link: t } = request.t.professionals;
  return (
    <section class="card card--plain" aria-labelledby="link">
      <h2 id="link" class="card__title">{t.title}</h2>
      <p>{members ? t.text : t.unavailable}</p>
      {members && (
        <form class="form" method="post" action={`${path}/acesso`} data-form>
          <SelectField
            name="user_id"
            label={t.member}
            value={professional.user_id ?? ""}
            error={linkError}
            options={[
              { value: "", label: t.none },
              ...members.map((one) => ({ value: one.user_id, label: nameOf(one, request, professional) })),
            ]}
          />
          <p class="actions">
            <button type="submit" class="button">{t.submit}</button>
          </p>
        </form>
      )}
    </section>
  );
}

/** `ana@example.com, Medicina (hoje é Dra. Ana)` */
function nameOf(
  { email, role, user_id, professional }: Member,
  { t }: PageRequest,
  own: Professional,
): string {
  const name = `${email ?? user_id}, ${t.staff.roles[role]}`;
  return professional && professional.id !== own.id
    ? `${name} (${t.professionals.link.taken(professional.full_name)})`
    : name;
}

function StatusSection({ request, professional, path }: SectionProps) {
  const { deactivate, reactivate } = request.t.professionals;
  const inactive = professional.status === "inactive";
  const t = inactive ? reactivate : deactivate;
  return (
    <section class="card card--plain" aria-labelledby="state">
      <h2 id="state" class="card__title">{t.title}</h2>
      <p>{t.text}</p>
      <form method="post" action={`${path}/situacao`} class="actions" data-form>
        <button type="submit" class="button" name="status" value={inactive ? "active" : "inactive"}>
          {t.submit}
        </button>
      </form>
    </section>
  );
}
