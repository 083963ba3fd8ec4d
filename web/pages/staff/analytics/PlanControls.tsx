import { CHARTS, ORDERS } from "../../../../edge/domain/analytics/plan.ts";
import type { Terms } from "../../../../edge/domain/analytics/question.ts";
import { errorOf, type FieldError } from "../../../components/ErrorSummary.tsx";
import { Field, SelectField } from "../../../components/Field.tsx";
import type { PageRequest } from "../../../web_env.ts";
import type { PlanValues } from "./plan_form.ts";
import { PERIOD_NAMES } from "./plan_periods.ts";

interface ControlsProps {
  request: PageRequest;
  base: string;
  terms: Terms;
  values: PlanValues;
  errors: readonly FieldError[];
}

/** The parts of a plan as controls: for whoever would rather choose than write. */
export function PlanControls(props: ControlsProps) {
  const { request, base, errors } = props;
  const t = request.t.analytics.controls;
  return (
    <details class="controls" open={errors.some(({ field }) => field !== "q")}>
      <summary>{t.title}</summary>
      <form class="controls__form" method="get" action={`${base}/montar`} autocomplete="off">
        <Figures {...props} />
        <PeriodFields {...props} />
        <Filters {...props} />
        <Shape {...props} />
        <button type="submit" class="button button--primary">{t.submit}</button>
      </form>
    </details>
  );
}

function Figures({ request, terms, values, errors }: ControlsProps) {
  const t = request.t.analytics.controls;
  const nothing = { value: "", label: t.nothing };
  const measures = terms.measures.map(({ value, name }) => ({ value, label: name }));
  const dimensions = terms.dimensions.map(({ value, name }) => ({ value, label: name }));
  const select = (name: string, label: string, options: { value: string; label: string }[]) => (
    <SelectField
      name={name}
      label={label}
      value={values.one(name)}
      options={options}
      error={errorOf(errors, name)}
    />
  );
  return (
    <div class="controls__row">
      {select("measure", t.measure, measures)}
      {select("second_measure", t.second_measure, [nothing, ...measures])}
      {select("dimension", t.dimension, [nothing, ...dimensions])}
      {select("second_dimension", t.second_dimension, [nothing, ...dimensions])}
    </div>
  );
}

function PeriodFields({ request, values, errors }: ControlsProps) {
  const t = request.t.analytics.controls;
  const named = PERIOD_NAMES.map((value) => ({ value, label: t.periods[value] }));
  const day = (name: "from" | "to") => (
    <Field name={name} type="date" label={t[name]} value={values.one(name)} error={errorOf(errors, name)} />
  );
  return (
    <div class="controls__row">
      <SelectField
        name="period"
        label={t.period}
        value={values.one("period")}
        options={[...named, { value: "custom", label: t.custom }]}
      />
      {day("from")}
      {day("to")}
    </div>
  );
}

function Filters({ request, terms, values, errors }: ControlsProps) {
  const t = request.t.analytics.controls;
  const hours = Array.from({ length: 25 }, (_, hour) => ({ value: String(hour), label: `${hour}h` }));
  const hour = (name: "from_hour" | "to_hour") => (
    <SelectField
      name={name}
      label={`${t.hours}: ${t[name].toLowerCase()}`}
      value={values.one(name)}
      options={[{ value: "", label: t.all }, ...name === "from_hour" ? hours.slice(0, 24) : hours.slice(1)]}
      error={errorOf(errors, name)}
    />
  );
  return (
    <details class="controls__filters">
      <summary>{t.filters}</summary>
      <div class="controls__row">
        {terms.filters.map(({ dimension, name, values: offered }) => (
          <fieldset key={dimension} class="choices">
            <legend>{name}</legend>
            {offered.map(({ value, name }) => (
              <label key={value} class="choice">
                <input
                  type="checkbox"
                  name={dimension}
                  value={value}
                  checked={values.all(dimension).includes(value)}
                />
                {name}
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      <div class="controls__row">
        {terms.names.map(({ dimension, name, values: offered }) => (
          <div key={dimension}>
            <Field
              name={dimension}
              label={name}
              hint={t.names_hint}
              value={values.one(dimension)}
              list={`${dimension}-names`}
              error={errorOf(errors, dimension)}
            />
            <datalist id={`${dimension}-names`}>
              {offered.slice(0, 200).map((one) => <option key={one} value={one} />)}
            </datalist>
            <label class="choice">
              <input
                type="checkbox"
                name={`not_${dimension}`}
                value="yes"
                checked={values.one(`not_${dimension}`) !== ""}
              />
              {t.all_but(name)}
            </label>
          </div>
        ))}
        {hour("from_hour")}
        {hour("to_hour")}
      </div>
    </details>
  );
}

function Shape({ request, values, errors }: ControlsProps) {
  const t = request.t.analytics.controls;
  return (
    <div class="controls__row">
      <SelectField
        name="order"
        label={t.order}
        value={values.one("order")}
        options={ORDERS.map((value) => ({ value, label: t.orders[value] }))}
      />
      <Field
        name="limit"
        type="number"
        label={t.limit}
        min="1"
        max="500"
        value={values.one("limit")}
        error={errorOf(errors, "limit")}
      />
      <SelectField
        name="chart"
        label={t.chart}
        value={values.one("chart")}
        options={CHARTS.map((value) => ({ value, label: t.charts[value] }))}
      />
      <label class="choice">
        <input type="checkbox" name="compare" value="yes" checked={values.one("compare") !== ""} />
        {t.compare}
      </label>
    </div>
  );
}
