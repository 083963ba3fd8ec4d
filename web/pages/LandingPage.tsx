import { PublicLayout } from "../components/PublicLayout.tsx";
import type { PageRequest } from "../web_env.ts";

/** `/`: what Vez is. */
export function LandingPage({ request }: { request: PageRequest }) {
  return (
    <PublicLayout request={request}>
      <h1>{request.t.common.tagline}</h1>
    </PublicLayout>
  );
}
