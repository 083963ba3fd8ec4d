import { ExpectedPeople } from "../ExpectedPeople.tsx";
import { hydrateIsland } from "../hydrate.ts";

hydrateIsland("ExpectedPeople", ExpectedPeople);
