import { logoUrl } from "../../../edge/domain/logo_url.ts";
import type { PanelContent } from "../../backend/panel_shapes.ts";
import { LogoMark } from "../../components/Logo.tsx";

/** The clinic's logo, or ours where it has none. */
export function PanelMark({ establishment }: { establishment: PanelContent["establishment"] }) {
  const logo = logoUrl(establishment.logo_path);
  return logo ? <img class="panel__logo" src={logo} alt="" /> : <LogoMark class="panel__mark" />;
}
