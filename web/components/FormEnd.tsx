interface FormEndProps {
  submit: string;
  /** What the button says once it was pressed. */
  busy: string;
  cancel: string;
  /** Where giving up leads. */
  back: string;
}

/** What stands below the fields of a form of staff: to send it, or to give up. */
export function FormEnd({ submit, busy, cancel, back }: FormEndProps) {
  return (
    <div class="actions">
      <button type="submit" class="button button--primary button--large" data-busy={busy}>{submit}</button>
      <a class="button button--quiet" href={back}>{cancel}</a>
    </div>
  );
}
