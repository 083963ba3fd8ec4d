import { hydrateIsland } from "../hydrate.ts";
import { QueueBoard } from "../QueueBoard.tsx";

hydrateIsland("QueueBoard", QueueBoard);
