import type { ComponentChildren } from "preact";

interface IslandProps {
  /** Name of the file in `web/islands/entries` without its ending. */
  name: string;
  /** Exactly what the child was rendered with: JSON, no functions. */
  props: object;
  /** The component, rendered on the server: `<Ticket {...props} />`. */
  children: ComponentChildren;
}

/** Server HTML that its script will hydrate. The layout must be told too: `islands={["Ticket"]}`. */
export function Island({ name, props, children }: IslandProps) {
  return (
    <div data-island={name}>
      <div data-island-root>{children}</div>
      <script type="application/json" dangerouslySetInnerHTML={{ __html: toScriptJson(props) }} />
    </div>
  );
}

/** JSON that cannot end the script element it stands in. */
function toScriptJson(value: object): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
