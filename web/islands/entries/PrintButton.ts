import { hydrateIsland } from "../hydrate.ts";
import { PrintButton } from "../PrintButton.tsx";

hydrateIsland("PrintButton", PrintButton);
