import { MEMBER_ROLES } from "../../../../edge/domain/member.ts";
import { Icon } from "../../../components/Icon.tsx";
import { TableHead } from "../../../components/TableHead.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { type Right, RIGHTS } from "./role_rights.ts";

/** Rights by role: a grid where there is room, a list of roles below each right on a phone. */
export function RightsTable({ request }: { request: PageRequest }) {
  const { team: { rights: t }, staff: { roles } } = request.t;
  const rows = Object.entries(t.list).filter((row): row is [Right, string] => row[0] in RIGHTS);
  return (
    <section class="card" aria-labelledby="rights">
      <h2 id="rights" class="card__title">{t.title}</h2>
      <table class="rights" role="table" aria-labelledby="rights">
        <TableHead names={[t.right, ...MEMBER_ROLES.map((role) => roles[role])]} />
        <tbody role="rowgroup">
          {rows.map(([right, words]) => (
            <tr key={right} role="row">
              <th role="rowheader" scope="row">{words}</th>
              {MEMBER_ROLES.map((role) => {
                const may = RIGHTS[right].includes(role);
                return (
                  <td key={role} role="cell" class={may ? "rights__yes" : "rights__no"}>
                    <span class="rights__role" aria-hidden="true">{roles[role]}</span>
                    {may ? <Icon name="check" /> : <span aria-hidden="true">–</span>}
                    <span class="visually-hidden">{may ? t.yes : t.no}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
