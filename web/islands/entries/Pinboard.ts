import { hydrateIsland } from "../hydrate.ts";
import { Pinboard } from "../Pinboard.tsx";

hydrateIsland("Pinboard", Pinboard);
