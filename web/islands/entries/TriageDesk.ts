import { hydrateIsland } from "../hydrate.ts";
import { TriageDesk } from "../TriageDesk.tsx";

hydrateIsland("TriageDesk", TriageDesk);
