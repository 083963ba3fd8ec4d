import { PublicLayout } from "../../components/PublicLayout.tsx";
import type { PageRequest } from "../../web_env.ts";
import { ForClinics } from "./ForClinics.tsx";
import { ForPatients } from "./ForPatients.tsx";
import { Hero } from "./Hero.tsx";
import { HowItWorks } from "./HowItWorks.tsx";
import { Questions } from "./Questions.tsx";
import { WhoSeesWhat } from "./WhoSeesWhat.tsx";

/** `/`: what Vez is, for the clinic that may use it and the patient who waits in it. */
export function LandingPage({ request }: { request: PageRequest }) {
  const t = request.t.landing;
  return (
    <PublicLayout
      request={request}
      title={t.title}
      description={t.description}
      sheet="landing"
      nav={<Sections t={t} />}
    >
      <Hero t={t} signedIn={request.session !== null} openLabel={request.t.common.nav.dashboard} />
      <HowItWorks t={t} />
      <ForClinics t={t} risk={request.t.common.risk} />
      <ForPatients t={t} risk={request.t.common.risk} />
      <WhoSeesWhat t={t} />
      <Questions t={t} />
      <section class="end">
        <div class="end__inner">
          <h2>{t.end.title}</h2>
          <p>{t.end.text}</p>
          <a class="button button--accent button--large" href="/cadastro/clinica">{t.end.call}</a>
        </div>
      </section>
    </PublicLayout>
  );
}

function Sections({ t }: { t: PageRequest["t"]["landing"] }) {
  return (
    <>
      <a href="#como-funciona">{t.nav.how}</a>
      <a href="#clinicas">{t.nav.clinics}</a>
      <a href="#pacientes">{t.nav.patients}</a>
      <a href="#perguntas">{t.nav.questions}</a>
    </>
  );
}
