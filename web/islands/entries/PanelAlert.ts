import { hydrateIsland } from "../hydrate.ts";
import { PanelAlert } from "../PanelAlert.tsx";

hydrateIsland("PanelAlert", PanelAlert);
