import { useEffect, useState } from "preact/hooks";
import {
  PRESENCE_STATES,
  type PresenceState,
  type StaffedProfessional,
} from "../../../edge/domain/presence.ts";
import { Field, SelectField } from "../../components/Field.tsx";
import { useBoard } from "./board_page.ts";
import { Dialog } from "./Dialog.tsx";
import { actProblemText } from "./Notices.tsx";
import { folded, recentTime } from "./words.ts";

/** Who may say where somebody else is. */
const MARKERS = ["owner", "admin", "receptionist"];
/** More lines than these nobody reads: the rest is found by name. */
const SHOWN = 30;

/** Who is at work, on a pause or away; and where one says so. */
export function PresenceDialog() {
  const { t, presences, props } = useBoard();
  const [chosen, choose] = useState<string | null>(null);
  useEffect(() => void presences.load(), []);
  const people = presences.people.value;
  const mayMark = MARKERS.includes(props.establishment.role);
  const own = presences.own.value;
  const person = people?.find((one) => one.professional_id === chosen) ?? own;
  return (
    <Dialog kind="presence" title={t.presence.title}>
      <div class="dialog__body">
        {person && <MarkForm key={person.professional_id} person={person} />}
        {people && !own && !mayMark && <p>{t.presence.notYou}</p>}
        {people && people.length === 0 && <p>{t.start.none}</p>}
        {!people && <p>{presences.refusal.value ? t.notice.lost : t.presence.reading}</p>}
        {people && people.length > 0 && (
          <People
            people={people}
            chosen={person?.professional_id ?? null}
            onChoose={mayMark ? choose : null}
          />
        )}
      </div>
    </Dialog>
  );
}

/** The three states, with what each of them asks for. */
function MarkForm({ person }: { person: StaffedProfessional }) {
  const { t, desk, presences, dialog } = useBoard();
  const [state, setState] = useState<PresenceState>(person.state ?? "at_work");
  const [reason, setReason] = useState(person.reason ?? "");
  const [room, setRoom] = useState(person.room_id ?? desk.room.value ?? "");
  const words = t.presence;
  const isReady = state !== "on_pause" || reason.trim() !== "";

  async function submit() {
    if (!isReady || presences.isSending.value) return;
    const done = await presences.mark(person.professional_id, {
      state,
      ...(state === "on_pause" ? { reason: reason.trim() } : {}),
      ...(state === "at_work" && room ? { room_id: room } : {}),
    });
    if (done) dialog.value = null;
  }

  return (
    <form
      class="presence"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <fieldset class="presence__states">
        <legend class="dialog__who">{person.full_name}</legend>
        {PRESENCE_STATES.map((one) => (
          <label key={one} class="presence__state">
            <input
              type="radio"
              name="presence"
              value={one}
              checked={state === one}
              onChange={() => setState(one)}
            />
            {words.states[one]}
          </label>
        ))}
      </fieldset>
      {state === "on_pause" && <PauseReason reason={reason} onChange={setReason} />}
      {state === "at_work" && desk.rooms.value.some(({ active }) => active) && (
        <SelectField
          name="presence-room"
          label={words.room}
          value={room}
          options={[
            { value: "", label: t.noRoom },
            ...desk.rooms.value.filter(({ active }) => active).map(({ id, name }) => ({
              value: id,
              label: name,
            })),
          ]}
          onChange={(event) => setRoom(event.currentTarget.value)}
        />
      )}
      <Refusal />
      <div class="dialog__acts">
        <button
          type="submit"
          class="button button--primary"
          aria-disabled={!isReady || presences.isSending.value}
        >
          {presences.isSending.value ? t.sending : words.submit}
        </button>
      </div>
    </form>
  );
}

function PauseReason({ reason, onChange }: { reason: string; onChange: (reason: string) => void }) {
  const { t } = useBoard();
  return (
    <div>
      <Field
        name="presence-reason"
        label={t.presence.reason}
        value={reason}
        required
        maxLength={200}
        autocomplete="off"
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <div class="presets">
        {t.presence.reasons.map((preset) => (
          <button
            key={preset}
            type="button"
            class="chip"
            onClick={() => onChange(preset)}
          >
            {preset}
          </button>
        ))}
      </div>
    </div>
  );
}

function Refusal() {
  const { t, presences } = useBoard();
  const refusal = presences.refusal.value;
  if (!refusal) return null;
  const text = refusal.problem ? actProblemText(t.problems, refusal.problem) : t.notice.lost;
  return <p class="error-summary" role="alert">{text}</p>;
}

interface PeopleProps {
  people: readonly StaffedProfessional[];
  chosen: string | null;
  /** Null for who may mark nobody else. */
  onChoose: ((professional: string) => void) | null;
}

function People({ people, chosen, onChoose }: PeopleProps) {
  const { t } = useBoard();
  const [text, setText] = useState("");
  const found = people.filter(({ full_name }) => folded(full_name).includes(folded(text)));
  // Those of whom something is known come first.
  const sorted = [...found].sort((a, b) => Number(a.state === null) - Number(b.state === null));
  return (
    <section class="presence__team" aria-labelledby="presence-team">
      <h3 id="presence-team">{t.presence.team}</h3>
      {people.length > SHOWN && (
        <Field
          name="presence-search"
          type="search"
          label={t.start.filter}
          value={text}
          autocomplete="off"
          onInput={(event) => setText(event.currentTarget.value)}
        />
      )}
      <ul class="presence__people">
        {sorted.slice(0, SHOWN).map((one) => (
          <li
            key={one.professional_id}
            class={`presence__person presence__person--${one.state ?? "unknown"}`}
          >
            <span class="presence__name">{one.full_name}</span>
            <span class="presence__where">{stateOf(one)}</span>
            {onChoose && one.professional_id !== chosen && (
              <button
                type="button"
                class="button button--quiet"
                aria-label={t.presence.changeOf(one.full_name)}
                onClick={() => onChoose(one.professional_id)}
              >
                {t.presence.change}
              </button>
            )}
          </li>
        ))}
      </ul>
      {sorted.length > SHOWN && <p class="muted">{t.start.more}</p>}
    </section>
  );

  function stateOf({ state, reason, room_id, since }: StaffedProfessional): string {
    const page = useBoard();
    if (state === null) return t.presence.unmarked;
    const room = page.desk.rooms.value.find(({ id }) => id === room_id)?.name;
    const more = state === "on_pause" ? reason : state === "at_work" ? room : null;
    const time = since && t.presence.since(recentTime(page, since));
    return [t.presence.states[state], more, time].filter(Boolean).join(", ");
  }
}
