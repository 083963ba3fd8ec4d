import { Dashboard } from "../Dashboard.tsx";
import { hydrateIsland } from "../hydrate.ts";

hydrateIsland("Dashboard", Dashboard);
