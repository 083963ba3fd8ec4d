interface RemovalCardProps {
  title: string;
  text: string;
  /** Name of the way to the page that asks once more. */
  open: string;
  /** Address of what is to go. */
  path: string;
}

/** The way to delete what a page is about, at its end. */
export function RemovalCard({ title, text, open, path }: RemovalCardProps) {
  return (
    <section class="card card--plain" aria-labelledby="remove">
      <h2 id="remove" class="card__title">{title}</h2>
      <p>{text}</p>
      <p class="actions">
        <a class="button button--danger" href={`${path}/excluir`}>{open}</a>
      </p>
    </section>
  );
}
