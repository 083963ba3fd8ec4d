import type { CommonMessages } from "../i18n/common/pt_BR.ts";
import type { PageRequest } from "../web_env.ts";

interface DraftNoticeProps {
  words: CommonMessages["draft"];
  /** Whose drafts this form keeps. */
  owner: string;
  isHidden: boolean;
  onDiscard?: () => void;
}

/** Says that what was typed before a reload stands in the form again, and takes it out. */
export function DraftNotice({ words, owner, isHidden, onDiscard }: DraftNoticeProps) {
  return (
    <div class="notice draft" role="status" data-draft-owner={owner} hidden={isHidden}>
      <span class="notice__text">{words.restored}</span>
      <button type="button" class="button button--quiet draft__discard" onClick={onDiscard}>
        {words.discard}
      </button>
    </div>
  );
}

/** The place of that notice in a form without an island of its own: a form that has it keeps its draft. */
export function FormDraft({ request }: { request: PageRequest }) {
  const owner = (request.session ?? request.patient)?.userId ?? "";
  return <DraftNotice words={request.t.common.draft} owner={owner} isHidden />;
}
