import * as z from "zod/mini";
import {
  CreatedEstablishment,
  Establishment,
  Indicators,
  NewEstablishment,
  Profile,
} from "../domain/establishment.ts";
import { NewPatient } from "../domain/patient.ts";
import { NewProfessional, Professional, ProfessionalChanges } from "../domain/professional.ts";
import { Display, RealtimeSession, Ticket } from "../domain/public_queue.ts";
import { QueueSnapshot } from "../domain/queue_snapshot.ts";
import { NamedPlace } from "../domain/room.ts";
import { Service } from "../domain/service.ts";
import { StaffQueue, Visit } from "../domain/staff_queue.ts";
import { CreatedVisit, NewVisit } from "../domain/visit_acts.ts";
import { ProblemDocument } from "./problem_document.ts";

const COMPONENTS = {
  CreatedEstablishment,
  CreatedVisit,
  Display,
  Establishment,
  Indicators,
  NamedPlace,
  NewEstablishment,
  NewPatient,
  NewProfessional,
  NewVisit,
  Problem: ProblemDocument,
  Professional,
  ProfessionalChanges,
  Profile,
  QueueSnapshot,
  RealtimeSession,
  Service,
  StaffQueue,
  Ticket,
  Visit,
};

/** Gives the shapes of the domain the names that they have in the document. The domain itself stays free of it. */
export function nameComponents(): void {
  for (const [id, schema] of Object.entries(COMPONENTS)) z.globalRegistry.add(schema, { id });
}
