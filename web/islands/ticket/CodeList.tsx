interface CodeListProps {
  title: string;
  empty: string;
  codes: readonly string[];
  /** The reader's own code, marked. */
  own: string;
  you: string;
}

/** Codes in a row: the last that were called, the next that will be. */
export function CodeList({ title, empty, codes, own, you }: CodeListProps) {
  return (
    <section class="codes">
      <h2 class="codes__title">{title}</h2>
      {codes.length === 0 ? <p class="codes__empty">{empty}</p> : (
        <ol class="codes__list">
          {codes.map((code) => (
            <li key={code} class={code === own ? "codes__code codes__code--own" : "codes__code"}>
              <span class="code">{code}</span>
              {code === own && <span class="codes__you">{you}</span>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
