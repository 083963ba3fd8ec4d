import * as z from "zod/mini";
import { Account, AccountTicket, NewAccount } from "../domain/account.ts";
import {
  CreatedEstablishment,
  Establishment,
  Indicators,
  NewEstablishment,
  Profile,
} from "../domain/establishment.ts";
import { ChartMerge, Merging } from "../domain/chart_merge.ts";
import {
  ChartChanges,
  Likeness,
  NewChart,
  NewPatient,
  PastVisits,
  Patient,
  PatientChart,
  PatientSummary,
  SimilarPatient,
} from "../domain/patient.ts";
import { LoginSession } from "../domain/login_session.ts";
import {
  CallFrame,
  DisplayChanges,
  DisplayLook,
  NewDisplay,
  PanelCall,
  StaffDisplay,
} from "../domain/display.ts";
import { PanelView } from "../domain/panel.ts";
import { NewProfessional, Professional, ProfessionalChanges } from "../domain/professional.ts";
import { Display, RealtimeSession, Ticket } from "../domain/public_queue.ts";
import { QueueSnapshot } from "../domain/queue_snapshot.ts";
import { Presence, StaffedProfessional } from "../domain/presence.ts";
import { Room } from "../domain/room.ts";
import { Service } from "../domain/service.ts";
import { StaffQueue, Visit } from "../domain/staff_queue.ts";
import { CreatedVisit, NewVisit } from "../domain/visit_acts.ts";
import { ProblemDocument } from "./problem_document.ts";

const COMPONENTS = {
  Account,
  AccountTicket,
  ChartChanges,
  ChartMerge,
  CallFrame,
  CreatedEstablishment,
  CreatedVisit,
  Display,
  DisplayChanges,
  DisplayLook,
  Establishment,
  Indicators,
  Likeness,
  LoginSession,
  Merging,
  NewAccount,
  NewChart,
  NewDisplay,
  NewEstablishment,
  NewPatient,
  NewProfessional,
  NewVisit,
  PastVisits,
  Patient,
  PatientChart,
  PatientSummary,
  PanelCall,
  PanelView,
  Problem: ProblemDocument,
  Presence,
  Professional,
  ProfessionalChanges,
  Profile,
  QueueSnapshot,
  RealtimeSession,
  Room,
  Service,
  SimilarPatient,
  StaffDisplay,
  StaffedProfessional,
  StaffQueue,
  Ticket,
  Visit,
};

/** Gives the shapes of the domain the names that they have in the document. The domain itself stays free of it. */
export function nameComponents(): void {
  for (const [id, schema] of Object.entries(COMPONENTS)) z.globalRegistry.add(schema, { id });
}
