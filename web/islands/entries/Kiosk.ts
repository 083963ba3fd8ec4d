import { hydrateIsland } from "../hydrate.ts";
import { Kiosk } from "../Kiosk.tsx";

hydrateIsland("Kiosk", Kiosk);
