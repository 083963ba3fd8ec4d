import type { ChartMerge } from "../../../../edge/domain/chart_merge.ts";
import type { Membership } from "../../../backend/me.ts";
import type { PageRequest } from "../../../web_env.ts";
import { dayOf } from "../day_of.ts";

interface MergedChartsProps {
  request: PageRequest;
  establishment: Membership;
  merges: readonly ChartMerge[];
  /** The chart's page. */
  path: string;
  mayUndo: boolean;
}

/** Charts that were merged into one, with the way to part them again. */
export function MergedCharts({ request, establishment, merges, path, mayUndo }: MergedChartsProps) {
  const { merges: t } = request.t.patients;
  const day = (instant: string) => dayOf(instant, request.locale, establishment.timezone);
  return (
    <section class="card card--plain" aria-labelledby="merged">
      <h2 id="merged" class="card__title">{t.title}</h2>
      <ul class="suspects" role="list">
        {merges.map((merge) => (
          <li key={merge.id} class="suspect">
            <span class="suspect__name">{t.item(merge.merged_name, day(merge.merged_at))}</span>
            {merge.undone_at
              ? <span class="suspect__facts">{t.undone(day(merge.undone_at))}</span>
              : Date.parse(merge.undoable_until) < Date.now()
              ? <span class="suspect__facts">{t.over}</span>
              : (
                <>
                  <span class="suspect__facts">{t.until(day(merge.undoable_until))}</span>
                  {mayUndo && (
                    <details class="suspect__more">
                      <summary>
                        {t.undo}
                        <span class="visually-hidden">: {merge.merged_name}</span>
                      </summary>
                      <p>{t.explain(merge.merged_name)}</p>
                      <form method="post" action={`${path}/unioes/${merge.id}`} data-form>
                        <button type="submit" class="button button--danger">{t.submit}</button>
                      </form>
                    </details>
                  )}
                </>
              )}
          </li>
        ))}
      </ul>
    </section>
  );
}
