import { useState } from "preact/hooks";
import { Field } from "../../components/Field.tsx";
import { useBoard } from "./board_page.ts";
import { Dialog } from "./Dialog.tsx";
import { DialogForm } from "./DialogForm.tsx";
import { problemText } from "./Notices.tsx";

/** Adds a room and makes it this desk's. */
export function RoomDialog() {
  const { t, desk, dialog } = useBoard();
  const [name, setName] = useState("");
  const [error, setError] = useState<string>();
  const isSending = desk.pending.value.has("room");

  async function submit() {
    if (isSending) return;
    const answer = await desk.addRoom(name.trim());
    if (answer?.ok) dialog.value = null;
    else if (!answer) setError(t.notice.lost);
    else setError(answer.problem.errors[0]?.message ?? problemText(t.problems, answer.problem));
  }

  return (
    <Dialog kind="room" title={t.newRoom}>
      <DialogForm
        noValidate
        acts={
          <button type="submit" class="button button--primary" aria-disabled={isSending}>
            {isSending ? t.sending : t.createRoom}
          </button>
        }
        onSubmit={submit}
      >
        <Field
          name="room-name"
          label={t.roomName}
          hint={t.roomHint}
          error={error}
          maxLength={40}
          autocomplete="off"
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
