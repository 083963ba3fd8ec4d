import { hydrateIsland } from "../hydrate.ts";
import { PanelList } from "../PanelList.tsx";

hydrateIsland("PanelList", PanelList);
