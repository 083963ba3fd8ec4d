import type { ComponentChildren } from "preact";
import type { Risk } from "../../../edge/domain/risk.ts";
import { Icon } from "../../components/Icon.tsx";
import { RiskBadge } from "../../components/RiskBadge.tsx";
import type { CommonMessages } from "../../i18n/common/pt_BR.ts";
import type { LandingMessages } from "../../i18n/landing/pt_BR.ts";

type Cards = LandingMessages["clinics"]["cards"];

interface ForClinicsProps {
  t: LandingMessages;
  risk: CommonMessages["risk"];
}

/** What the desk gains, each gain with a picture of it. */
export function ForClinics({ t, risk }: ForClinicsProps) {
  const { cards } = t.clinics;
  return (
    <section class="section clinics" id="clinicas">
      <p class="kicker">{t.clinics.kicker}</p>
      <h2 class="section__title">{t.clinics.title}</h2>
      <div class="clinics__grid">
        <Card {...cards.order} wide>
          <OrderPicture risk={risk} />
        </Card>
        <Card {...cards.desks}>
          <DesksPicture t={cards.desks} />
        </Card>
        <Card {...cards.tv}>
          <TvPicture />
        </Card>
        <Card {...cards.numbers} wide>
          <NumbersPicture t={cards.numbers} />
        </Card>
      </div>
    </section>
  );
}

interface CardProps {
  title: string;
  text: string;
  wide?: boolean;
  children: ComponentChildren;
}

function Card({ title, text, wide, children }: CardProps) {
  return (
    <div class={wide ? "feature feature--wide" : "feature"}>
      <div class="feature__picture" aria-hidden="true">{children}</div>
      <div class="feature__text">
        <h3>{title}</h3>
        <p>{text}</p>
      </div>
    </div>
  );
}

const ORDER: readonly { code: string; risk: Risk }[] = [
  { code: "A047", risk: "orange" },
  { code: "A043", risk: "yellow" },
  { code: "A041", risk: "green" },
  { code: "A042", risk: "green" },
];

function OrderPicture({ risk }: { risk: CommonMessages["risk"] }) {
  return (
    <ol class="order">
      {ORDER.map((row) => (
        <li key={row.code}>
          <span class="code">{row.code}</span>
          <RiskBadge risk={row.risk} label={risk[row.risk]} size="small" />
        </li>
      ))}
    </ol>
  );
}

function DesksPicture({ t }: { t: Cards["desks"] }) {
  return (
    <div class="desks">
      <p>
        <span>{t.first}</span>
        <span class="code">A041</span>
      </p>
      <p>
        <span>{t.second}</span>
        <span class="code">A042</span>
      </p>
    </div>
  );
}

function TvPicture() {
  return (
    <p class="spoken">
      <Icon name="sound" />
      <span class="code">A 0 4 2</span>
    </p>
  );
}

function NumbersPicture({ t }: { t: Cards["numbers"] }) {
  const figures = [[12, t.waiting], [3, t.in_service], [47, t.finished]] as const;
  return (
    <ul class="figures">
      {figures.map(([figure, label]) => (
        <li key={label}>
          <span class="figures__value number">{figure}</span>
          <span>{label}</span>
        </li>
      ))}
    </ul>
  );
}
