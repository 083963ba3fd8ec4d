import type { Pinboard as Board } from "../../../../edge/domain/analytics/pinboard.ts";
import type { PinboardSubscription } from "../../../../edge/domain/analytics/pinboard_mail.ts";
import { Island } from "../../../components/Island.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import { Pinboard, type PinboardProps } from "../../../islands/Pinboard.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { MailSection } from "./MailSection.tsx";

interface PinboardPageProps {
  request: PageRequest;
  board: Board;
  /** When the reader gets it by mail; null when they do not. */
  subscription: PinboardSubscription | null;
  props: PinboardProps;
  done?: string;
}

/** One pinboard, live. */
export function PinboardPage({ request, board, subscription, props, done }: PinboardPageProps) {
  const { establishment } = props;
  const t = request.t.pinboards;
  const base = `/app/${establishment.slug}/analises`;
  const roles = board.roles.map((role) => request.t.staff.roles[role]).join(", ");
  return (
    <StaffLayout
      request={request}
      title={board.name}
      establishment={establishment}
      area="analytics"
      islands={board.pins.length > 0 ? ["Pinboard"] : []}
    >
      <div class="sheet analytics">
        <header class="page-header">
          <h1 class="board__title">{board.name}</h1>
          <p class="muted">
            {roles ? `${t.view.shared_with(roles)} ${t.view.own_figures}` : t.view.private}
          </p>
          <p class="actions">
            <a class="button" href={base}>{t.ask}</a>
            {board.may_edit && <a class="button" href={`${base}/quadros/${board.id}/editar`}>{t.view.edit}
            </a>}
            <a class="button button--quiet" href={`${base}/quadros`}>{t.list}</a>
          </p>
        </header>
        {done && <p class="notice notice--success" role="status">{done}</p>}
        {board.pins.length === 0
          ? (
            <div class="card card--plain">
              <p class="empty__title">{t.view.empty}</p>
              <p>{t.view.empty_text}</p>
            </div>
          )
          : (
            <Island name="Pinboard" props={props}>
              <Pinboard {...props} />
            </Island>
          )}
        {board.pins.length > 0 && (
          <MailSection request={request} path={`${base}/quadros/${board.id}`} subscription={subscription} />
        )}
      </div>
    </StaffLayout>
  );
}
