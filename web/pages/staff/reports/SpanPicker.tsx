import { SLICES } from "../../../../edge/domain/reports/professionals.ts";
import { errorOf } from "../../../components/ErrorSummary.tsx";
import { Field, SelectField } from "../../../components/Field.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { type AskedSpan, presetDays, PRESETS } from "./asked_span.ts";

interface SpanPickerProps {
  request: PageRequest;
  timezone: string;
  asked: AskedSpan;
  /** The report's page. */
  path: string;
  /** The days that are shown; null without a limit. */
  shown: { from: string | null; to: string | null } | null;
  /** Rows can be of the whole period, months or days. */
  isSliced?: boolean;
  /** All there is can be shown. */
  hasWhole?: boolean;
}

/** The period of a report: one press for the usual ones, two dates for all others. */
export function SpanPicker(props: SpanPickerProps) {
  const { request, asked, path, shown, isSliced } = props;
  const t = request.t.reports.period;
  const day = (name: "from" | "to") => (
    <Field
      name={name}
      type="date"
      label={t[name]}
      value={asked.typed[name] || (shown?.[name] ?? "")}
      error={errorOf(asked.errors, name)}
    />
  );
  return (
    <div class="span">
      <nav aria-label={t.presets}>
        <ul class="span__presets">
          {presetsOf(props).map(({ name, href, isShown }) => (
            <li key={name}>
              <a class="span__preset" href={href} aria-current={isShown ? "true" : undefined}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      <form class="filter" method="get" autocomplete="off" action={path} role="search" aria-label={t.label}>
        {day("from")}
        {day("to")}
        {isSliced && (
          <SelectField
            name="by"
            label={t.by}
            value={asked.typed.by}
            options={SLICES.map((value) => ({ value, label: t.slices[value] }))}
          />
        )}
        <button type="submit" class="button">{t.show}</button>
      </form>
    </div>
  );
}

function presetsOf({ request, timezone, asked, path, shown, hasWhole }: SpanPickerProps) {
  const { reports, analytics } = request.t;
  const by: Record<string, string> = asked.typed.by === "total" ? {} : { by: asked.typed.by };
  const whole = {
    name: reports.period.whole,
    href: path,
    isShown: shown !== null && !shown.from && !shown.to,
  };
  return [
    ...hasWhole ? [whole] : [],
    ...PRESETS.map((preset) => {
      const days = presetDays(preset, timezone);
      return {
        name: analytics.controls.periods[preset],
        href: `${path}?${new URLSearchParams({ ...days, ...by })}`,
        isShown: shown?.from === days.from && shown.to === days.to,
      };
    }),
  ];
}
