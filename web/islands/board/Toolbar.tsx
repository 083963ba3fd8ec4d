import { Icon } from "../../components/Icon.tsx";
import { useBoard } from "./board_page.ts";
import { Key } from "./Key.tsx";
import { Notices } from "./Notices.tsx";
import { performCallNext } from "./perform.ts";

const NEW_ROOM = "new";

/** The acts that need no row, each with its key. */
export function Toolbar() {
  const page = useBoard();
  const { t, desk, dialog, search } = page;
  const service = desk.services.value.find(({ id }) => id === desk.service.value);
  const isCalling = desk.pending.value.has("call-next");
  return (
    <>
      <div class="dock needs-script">
        <Notices />
        <div class="dock__acts">
          <button
            type="button"
            class="button button--primary button--large"
            aria-keyshortcuts="N"
            aria-disabled={isCalling}
            data-call-next
            // The second half of a double click is not a second call.
            onClick={(event) => event.detail > 1 || performCallNext(page)}
          >
            <Icon name="megaphone" />
            <span class="dock__call">
              {t.callNext}
              {service && <span class="dock__service">: {service.name}</span>}
            </span>
            <Key name="N" />
          </button>
          <button
            type="button"
            class="button button--large"
            aria-keyshortcuts="A"
            aria-haspopup="dialog"
            onClick={() => dialog.value = { kind: "patient" }}
          >
            <Icon name="plus" />
            {t.addPatient}
            <Key name="A" />
          </button>
        </div>
      </div>
      <div class="tools needs-script">
        <RoomChoice />
        <div class="search">
          <Icon name="search" />
          <input
            id="search"
            type="search"
            class="input search__input"
            placeholder={t.search}
            aria-label={t.search}
            aria-keyshortcuts="/"
            autocomplete="off"
            value={search.value}
            onInput={(event) => search.value = event.currentTarget.value}
            onKeyDown={(event) => event.key === "Escape" && (search.value = "")}
          />
          <Key name="/" />
        </div>
        <button
          type="button"
          class="button button--quiet"
          aria-keyshortcuts="E"
          aria-haspopup="dialog"
          onClick={() => dialog.value = { kind: "presence" }}
        >
          <Icon name="people" />
          {t.presence.open}
          <Key name="E" />
        </button>
        <button
          type="button"
          class="button button--quiet tools__help"
          aria-keyshortcuts="?"
          aria-haspopup="dialog"
          onClick={() => dialog.value = { kind: "shortcuts" }}
        >
          <span class="tools__help-word">{t.shortcuts}</span>
          <Key name="?" />
        </button>
      </div>
    </>
  );
}

function RoomChoice() {
  const { t, desk, dialog } = useBoard();
  return (
    <div class="room-choice">
      <label class="room-choice__label" for="room">{t.room}</label>
      <select
        id="room"
        class="input"
        value={desk.room.value ?? ""}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (value !== NEW_ROOM) return desk.chooseRoom(value || null);
          event.currentTarget.value = desk.room.value ?? "";
          dialog.value = { kind: "room" };
        }}
      >
        <option value="">{t.noRoom}</option>
        {desk.rooms.value.filter(({ active }) => active).map((room) => (
          <option key={room.id} value={room.id}>{room.name}</option>
        ))}
        <option value={NEW_ROOM}>+ {t.newRoom}</option>
      </select>
    </div>
  );
}
