export interface FieldError {
  /** Name of the field: the summary leads to the element with that id. */
  field: string;
  message: string;
}

interface ErrorSummaryProps {
  title: string;
  errors: readonly FieldError[];
  /** A sentence about the whole form; alone it stands without the title. */
  message?: string;
}

/** What must be mended before a form can be accepted, or what else came between; takes the focus on opening. */
export function ErrorSummary({ title, errors, message }: ErrorSummaryProps) {
  if (errors.length === 0) {
    return message ? <p class="error-summary" role="alert" tabIndex={-1} autofocus>{message}</p> : null;
  }
  return (
    <div class="error-summary" role="alert" tabIndex={-1} autofocus aria-labelledby="error-summary-title">
      <h2 id="error-summary-title" class="error-summary__title">{title}</h2>
      {message && <p>{message}</p>}
      <ul>
        {errors.map((error) => (
          <li key={error.field}>
            <a href={`#${error.field}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The message of a field, if it has one. */
export function errorOf(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}
