import { hydrateIsland } from "../hydrate.ts";
import { Ticket } from "../Ticket.tsx";

hydrateIsland("Ticket", Ticket);
