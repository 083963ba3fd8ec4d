export interface FieldError {
  /** Name of the field: the summary leads to the element with that id. */
  field: string;
  message: string;
}

interface ErrorSummaryProps {
  title: string;
  errors: readonly FieldError[];
  /** A sentence about the whole form. */
  message?: string;
}

/** What must be mended before a form can be accepted; takes the focus when the page opens. */
export function ErrorSummary({ title, errors, message }: ErrorSummaryProps) {
  if (errors.length === 0 && !message) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} autofocus aria-labelledby="error-summary-title">
      <h2 id="error-summary-title" class="error-summary__title">{title}</h2>
      {message && <p>{message}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => (
            <li key={error.field}>
              <a href={`#${error.field}`}>{error.message}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The message of a field, if it has one. */
export function errorOf(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}
