import { Island } from "../../components/Island.tsx";
import { StaffLayout } from "../../components/StaffLayout.tsx";
import type { QueueBoardProps } from "../../islands/board/board_page.ts";
import { ExpectedPeople, type ExpectedPeopleProps } from "../../islands/ExpectedPeople.tsx";
import { PanelAlert } from "../../islands/PanelAlert.tsx";
import type { PanelWatchProps } from "../../islands/panels/watch.ts";
import { QueueBoard } from "../../islands/QueueBoard.tsx";
import type { PageRequest } from "../../web_env.ts";

interface BoardPageProps {
  request: PageRequest;
  props: QueueBoardProps;
  watch: PanelWatchProps;
  /** Who took a ticket by phone; null where nobody can. */
  expected: ExpectedPeopleProps | null;
}

/** The queue board: complete without JavaScript, live and workable with it. */
export function BoardPage({ request, props, watch, expected }: BoardPageProps) {
  return (
    <StaffLayout
      request={request}
      title={request.t.board.title}
      establishment={props.establishment}
      area="board"
      islands={["QueueBoard", "PanelAlert", ...(expected ? ["ExpectedPeople"] : [])]}
    >
      <Island name="QueueBoard" props={props}>
        <QueueBoard {...props} />
      </Island>
      {expected && (
        <Island name="ExpectedPeople" props={expected}>
          <ExpectedPeople {...expected} />
        </Island>
      )}
      <Island name="PanelAlert" props={watch}>
        <PanelAlert {...watch} />
      </Island>
    </StaffLayout>
  );
}
