import { useState } from "preact/hooks";
import { Field, SelectField } from "../../components/Field.tsx";
import type { BoardVisit } from "../../state/create_board.ts";
import { useBoard } from "./board_page.ts";
import { Dialog } from "./Dialog.tsx";
import { DialogForm } from "./DialogForm.tsx";
import { lead } from "./perform.ts";

/** Sends a patient to another service, or to another room once called. */
export function TransferDialog({ visit }: { visit: BoardVisit }) {
  const { t, desk, dialog } = useBoard();
  const [service, setService] = useState("");
  const [room, setRoom] = useState("");
  const [reason, setReason] = useState("");
  const words = t.transfer;
  const hasRoom = visit.status === "called" || visit.status === "in_service";
  const isReady = service !== "" || room !== "";
  const services = desk.services.value.filter(({ id, active }) => active && id !== visit.service_id);
  const rooms = desk.rooms.value.filter(({ id, active }) => active && id !== visit.room_id);

  function submit() {
    if (!isReady) return;
    dialog.value = null;
    const body = {
      ...(service ? { service_id: service } : {}),
      ...(room ? { room_id: room } : {}),
      ...(reason.trim() ? { reason: reason.trim() } : {}),
    };
    void lead(desk.act(visit.id, "transfer", body));
  }

  return (
    <Dialog kind="transfer" title={words.title}>
      <DialogForm
        visit={visit}
        acts={
          <button type="submit" class="button button--primary" aria-disabled={!isReady}>
            {words.submit}
          </button>
        }
        onSubmit={submit}
      >
        <p>{words.explain}</p>
        <SelectField
          name="transfer-service"
          label={words.service}
          options={[{ value: "", label: words.sameService }, ...services.map(optionOf)]}
          onChange={(event) => setService(event.currentTarget.value)}
        />
        {hasRoom && service === "" && (
          <SelectField
            name="transfer-room"
            label={words.room}
            options={[{ value: "", label: words.sameRoom }, ...rooms.map(optionOf)]}
            onChange={(event) => setRoom(event.currentTarget.value)}
          />
        )}
        <Field
          name="transfer-reason"
          label={words.reason}
          maxLength={300}
          autocomplete="off"
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </DialogForm>
    </Dialog>
  );
}

function optionOf({ id, name }: { id: string; name: string }) {
  return { value: id, label: name };
}
