import { hydrateIsland } from "../hydrate.ts";
import { MyQueue } from "../MyQueue.tsx";

hydrateIsland("MyQueue", MyQueue);
