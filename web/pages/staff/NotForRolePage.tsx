import type { VNode } from "preact";
import type { Membership } from "../../backend/me.ts";
import { Icon } from "../../components/Icon.tsx";
import { type StaffArea, StaffLayout } from "../../components/StaffLayout.tsx";
import type { PageRequest } from "../../web_env.ts";

/** Who asked, and in which clinic. */
export interface MemberPageProps {
  request: PageRequest;
  establishment: Membership;
}

/** A page that needs to know no more than that. */
export type MemberPage = (props: MemberPageProps) => VNode;

/** What the page says, and the way on. */
export interface NotForRoleWords {
  title: string;
  heading: string;
  text?: string;
  area?: StaffArea;
  /** Where the way on leads, below the clinic's address. */
  way: string;
  wayLabel: string;
}

/** Says to a member whom a page is for, and leads to one that is for all. */
export function NotForRolePage(props: MemberPageProps & NotForRoleWords) {
  const { request, establishment, title, heading, text, area, way, wayLabel } = props;
  return (
    <StaffLayout request={request} title={title} establishment={establishment} area={area}>
      <div class="empty empty--page">
        <Icon name="lock" />
        <h1>{heading}</h1>
        {text && <p>{text}</p>}
        <a class="button" href={`/app/${establishment.slug}${way}`}>{wayLabel}</a>
      </div>
    </StaffLayout>
  );
}
