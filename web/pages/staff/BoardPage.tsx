import { Island } from "../../components/Island.tsx";
import { StaffLayout } from "../../components/StaffLayout.tsx";
import type { QueueBoardProps } from "../../islands/board/board_page.ts";
import { QueueBoard } from "../../islands/QueueBoard.tsx";
import type { PageRequest } from "../../web_env.ts";

/** The queue board: complete without JavaScript, live and workable with it. */
export function BoardPage({ request, props }: { request: PageRequest; props: QueueBoardProps }) {
  return (
    <StaffLayout
      request={request}
      title={request.t.board.title}
      establishment={props.establishment}
      area="board"
      islands={["QueueBoard"]}
    >
      <Island name="QueueBoard" props={props}>
        <QueueBoard {...props} />
      </Island>
    </StaffLayout>
  );
}
