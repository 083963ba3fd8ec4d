import { Chart } from "../Chart.tsx";
import { hydrateIsland } from "../hydrate.ts";

hydrateIsland("Chart", Chart);
