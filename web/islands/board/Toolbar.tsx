import type { ComponentChildren } from "preact";
import { Icon } from "../../components/Icon.tsx";
import { useBoard } from "./board_page.ts";
import { Key } from "./Key.tsx";
import { Notices } from "./Notices.tsx";
import { performCallNext } from "./perform.ts";

const NEW_ROOM = "new";

/** The acts that need no row, each with its key. */
export function Toolbar() {
  const { t } = useBoard();
  return (
    <>
      <div class="dock needs-script">
        <Notices />
        <div class="dock__acts">
          <CallNext />
          <DialogButton opens="patient" name="A" look="button--large">
            <Icon name="plus" />
            {t.addPatient}
          </DialogButton>
        </div>
      </div>
      <div class="tools needs-script">
        <RoomChoice />
        <Search />
        <DialogButton opens="presence" name="E" look="button--quiet">
          <Icon name="people" />
          {t.presence.open}
        </DialogButton>
        <DialogButton opens="shortcuts" name="?" look="button--quiet tools__help">
          <span class="tools__help-word">{t.shortcuts}</span>
        </DialogButton>
      </div>
    </>
  );
}

function CallNext() {
  const page = useBoard();
  const { t, desk } = page;
  const service = desk.services.value.find(({ id }) => id === desk.service.value);
  return (
    <button
      type="button"
      class="button button--primary button--large"
      aria-keyshortcuts="N"
      aria-disabled={desk.pending.value.has("call-next")}
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
  );
}

interface DialogButtonProps {
  opens: "patient" | "presence" | "shortcuts";
  /** The key that does the same. */
  name: string;
  look: string;
  children: ComponentChildren;
}

function DialogButton({ opens, name, look, children }: DialogButtonProps) {
  const { dialog } = useBoard();
  return (
    <button
      type="button"
      class={`button ${look}`}
      aria-keyshortcuts={name}
      aria-haspopup="dialog"
      onClick={() => dialog.value = { kind: opens }}
    >
      {children}
      <Key name={name} />
    </button>
  );
}

function Search() {
  const { t, search } = useBoard();
  return (
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
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          search.value = "";
          event.currentTarget.blur();
        }}
      />
      <Key name="/" />
    </div>
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
