import type { PanelContent } from "../../backend/panel_shapes.ts";
import { LogoMark } from "../../components/Logo.tsx";
import type { BrowserSettings } from "../../settings.ts";

interface PanelMarkProps {
  establishment: PanelContent["establishment"];
  browser: BrowserSettings;
}

/** The clinic's logo, or ours where it has none. */
export function PanelMark({ establishment, browser }: PanelMarkProps) {
  if (!establishment.logo_path) return <LogoMark class="panel__mark" />;
  const bucket = `${browser.supabaseUrl.replace(/\/$/, "")}/storage/v1/object/public/logos`;
  return <img class="panel__logo" src={`${bucket}/${establishment.logo_path}`} alt="" />;
}
