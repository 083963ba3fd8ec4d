import { hydrateIsland } from "../hydrate.ts";
import { Panel } from "../Panel.tsx";

hydrateIsland("Panel", Panel);
