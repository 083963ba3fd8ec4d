import { type ReadonlySignal, signal } from "@preact/signals";
import type { Room } from "../backend/rooms.ts";
import type { Service } from "../backend/services.ts";
import type { DeskMemory } from "./desk_memory.ts";

/** What somebody has set up at a desk; kept by its browser. */
export interface DeskSettings {
  readonly rooms: ReadonlySignal<readonly Room[]>;
  readonly services: ReadonlySignal<readonly Service[]>;
  /** Where this desk calls patients to; null when nothing is chosen. */
  readonly room: ReadonlySignal<string | null>;
  /** The service that this desk looks at and calls for; null is all of them. */
  readonly service: ReadonlySignal<string | null>;
  /** Who started the last service at this desk. */
  readonly professional: ReadonlySignal<string | null>;
  /** Whether single keys act. */
  readonly shortcuts: ReadonlySignal<boolean>;
  /** Takes up what this browser remembers; after hydration, for the server cannot know. */
  remember(): void;
  chooseRoom(id: string | null): void;
  chooseService(id: string | null): void;
  enableShortcuts(enabled: boolean): void;
  /** Takes a fresh list of rooms, say because another desk has added one. */
  learnRooms(rooms: readonly Room[]): void;
  learnServices(services: readonly Service[]): void;
}

/** Settings of a desk with the verbs that only its acts may use. */
export interface OwnDeskSettings extends DeskSettings {
  noteProfessional(id: string | null): void;
}

/** Makes the settings of a desk; `offered` are the services that it may look at. */
export function createDeskSettings(
  memory: DeskMemory,
  initial: readonly Room[],
  offered: readonly Service[],
): OwnDeskSettings {
  const rooms = signal(initial);
  const services = signal(offered);
  const room = signal<string | null>(null);
  const service = signal<string | null>(null);
  const professional = signal<string | null>(null);
  const shortcuts = signal(true);
  return {
    rooms,
    services,
    room,
    service,
    professional,
    shortcuts,
    remember() {
      const held = memory.read();
      room.value = isOpen(rooms.value, held.room) ? held.room : null;
      service.value = isOpen(services.value, held.service) ? held.service : null;
      professional.value = held.professional;
      shortcuts.value = held.shortcuts;
    },
    chooseRoom(id) {
      room.value = id;
      memory.write({ room: id });
    },
    chooseService(id) {
      service.value = id;
      memory.write({ service: id });
    },
    enableShortcuts(enabled) {
      shortcuts.value = enabled;
      memory.write({ shortcuts: enabled });
    },
    learnRooms(next) {
      rooms.value = next;
      if (!isOpen(next, room.value)) room.value = null;
    },
    learnServices(next) {
      services.value = next;
      // Whoever still waits in a closed service is called from its tab.
      if (!next.some(({ id }) => id === service.value)) service.value = null;
    },
    noteProfessional(id) {
      professional.value = id;
      memory.write({ professional: id });
    },
  };
}

function isOpen(places: readonly { id: string; active: boolean }[], wanted: string | null): boolean {
  return places.some(({ id, active }) => active && id === wanted);
}
