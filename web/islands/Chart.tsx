import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Locale } from "../i18n/locale.ts";
import { savePng } from "./chart/save_png.ts";

/** What the server renders a chart with. */
export interface ChartProps {
  locale: Locale;
  /** Vega-Lite, with its data inside. */
  spec: Record<string, unknown>;
  /** The chart as `data:` address of an SVG. */
  picture: string;
  /** What the chart shows, in a sentence; the table holds the same figures. */
  alt: string;
  /** Name of a saved picture, without its ending. */
  name: string;
  words: { explore: string; exploring: string; failed: string; png: string };
}

/** A drawn chart, which can be saved and, when somebody wants it, explored. */
export function Chart({ locale, spec, picture, alt, name, words }: ChartProps) {
  const state = useSignal<"drawn" | "loading" | "alive" | "failed">("drawn");
  const isReady = useSignal(false);
  const image = useRef<HTMLImageElement>(null);
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => void (isReady.value = true), []);

  async function explore() {
    if (!host.current) return;
    state.value = "loading";
    try {
      const { embedChart } = await import("./chart/embed_chart.ts");
      await embedChart(host.current, spec, locale);
      state.value = "alive";
    } catch {
      state.value = "failed";
    }
  }

  return (
    <div class="drawing">
      <div class="chart__scroll" tabIndex={0}>
        <img ref={image} class="chart__picture" src={picture} alt={alt} hidden={state.value === "alive"} />
        <div ref={host} class="chart__live" hidden={state.value !== "alive"} />
      </div>
      {isReady.value && (
        <p class="actions">
          {(state.value === "drawn" || state.value === "failed") && (
            <button type="button" class="button" onClick={explore}>{words.explore}</button>
          )}
          <button
            type="button"
            class="button"
            onClick={() => image.current && savePng(image.current, `${name}.png`)}
          >
            {words.png}
          </button>
        </p>
      )}
      <p role="status" class={state.value === "failed" ? "notice notice--danger" : "visually-hidden"}>
        {state.value === "loading" ? words.exploring : state.value === "failed" ? words.failed : ""}
      </p>
    </div>
  );
}
