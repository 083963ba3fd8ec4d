import { LogoMark } from "../components/Logo.tsx";
import { PublicLayout } from "../components/PublicLayout.tsx";
import type { PageRequest } from "../web_env.ts";

interface MessagePageProps {
  request: PageRequest;
  title: string;
  text: string;
  action: string;
  href: string;
}

/** A page that says one thing and offers one way on. */
export function MessagePage({ request, title, text, action, href }: MessagePageProps) {
  return (
    <PublicLayout request={request} title={title} hidden>
      <div class="message">
        <LogoMark class="message__mark" />
        <h1>{title}</h1>
        <p>{text}</p>
        <p>
          <a class="button button--primary" href={href}>{action}</a>
        </p>
      </div>
    </PublicLayout>
  );
}
