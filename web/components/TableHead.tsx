interface TableHeadProps {
  names: readonly string[];
  class?: string;
}

/** The names of a table's columns; the roles remain where a narrow screen shows rows as cards. */
export function TableHead({ names, class: classes }: TableHeadProps) {
  return (
    <thead role="rowgroup" class={classes}>
      <tr role="row">
        {names.map((name) => <th key={name} role="columnheader" scope="col">{name}</th>)}
      </tr>
    </thead>
  );
}
