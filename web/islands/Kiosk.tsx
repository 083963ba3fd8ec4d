import { useEffect, useMemo } from "preact/hooks";
import type { Kiosk as KioskContent } from "../../edge/domain/kiosk.ts";
import type { PanelLanguage } from "../../edge/domain/panel_look.ts";
import { pairedKiosk } from "../backend/kiosks.ts";
import { beginPairing, readTv } from "../backend/tv.ts";
import type { KioskMessages, KioskWords } from "../i18n/kiosk/pt_BR.ts";
import type { BrowserSettings } from "../settings.ts";
import { createKiosk } from "../state/create_kiosk.ts";
import { createTv, parseCredential } from "../state/create_tv.ts";
import { deviceMemory } from "../state/device_memory.ts";
import { KioskSteps } from "./kiosk/KioskSteps.tsx";
import { PairingScreen } from "./panel/PairingScreen.tsx";

export interface KioskProps {
  words: Readonly<Record<PanelLanguage, KioskWords>>;
  /** Legal classes as people read them, by language. */
  classes: Readonly<Record<PanelLanguage, Readonly<Record<string, string>>>>;
  pairing: KioskMessages["pairing"];
  browser: BrowserSettings;
  /** Where tickets are found. */
  origin: string;
}

/** A device at the entrance: paired as a TV is, and then one ticket after another. */
export function Kiosk(props: KioskProps) {
  const { pairing, browser } = props;
  const device = useMemo(() =>
    createTv({
      beginPairing: () => beginPairing(browser),
      read: (credential) => readTv(browser, credential),
      memory: deviceMemory("vez-kiosk", parseCredential),
    }), []);
  useEffect(() => {
    device.start();
    return device.close;
  }, []);
  const phase = device.phase.value;
  if (phase.name !== "panel") return <PairingScreen phase={phase} t={pairing} />;
  const { establishment, display } = phase.content;
  // What it offers is read at once; until then it offers nothing.
  const content = { ...display, establishment, services: [] };
  return (
    <PairedKiosk
      key={phase.credential}
      {...props}
      content={content}
      credential={phase.credential}
      onRevoked={device.release}
    />
  );
}

interface PairedKioskProps extends KioskProps {
  content: KioskContent;
  credential: string;
  onRevoked(): void;
}

function PairedKiosk({ content, credential, onRevoked, ...props }: PairedKioskProps) {
  const screen = useMemo(() =>
    createKiosk(content, {
      ...pairedKiosk(props.browser, credential),
      print: () => globalThis.print(),
      onRevoked,
    }), []);
  useEffect(() => screen.start(), []);
  return <KioskSteps screen={screen} {...props} />;
}
