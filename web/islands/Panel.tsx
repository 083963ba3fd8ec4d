import { useEffect, useMemo } from "preact/hooks";
import { displayByLink } from "../backend/displays.ts";
import type { PanelContent } from "../backend/panel_shapes.ts";
import { beginPairing, pairedTv, readTv } from "../backend/tv.ts";
import type { BrowserSettings } from "../settings.ts";
import { createTv, parseCredential } from "../state/create_tv.ts";
import { deviceMemory } from "../state/device_memory.ts";
import { PairingScreen, type PairingWords } from "./panel/PairingScreen.tsx";
import { PanelScreen } from "./panel/PanelScreen.tsx";
import type { WordsByLanguage } from "./panel/screen_words.ts";

/** What the server renders a panel with. */
export interface PanelProps {
  /** The panel of the address; null on a TV that is a panel by its code. */
  content: PanelContent | null;
  words: WordsByLanguage;
  pairing: PairingWords;
  browser: BrowserSettings;
}

/** A screen in a waiting room: a panel by its link, or a TV that was paired, or waits to be. */
export function Panel({ content, ...props }: PanelProps) {
  return content ? <LinkedPanel {...props} content={content} /> : <Tv {...props} />;
}

type LinkedPanelProps = Omit<PanelProps, "content"> & { content: PanelContent };

function LinkedPanel({ content, words, browser }: LinkedPanelProps) {
  const source = useMemo(() => displayByLink(browser, content.display.id), []);
  // The server says what has become of the address.
  return (
    <PanelScreen
      content={content}
      source={source}
      words={words}
      browser={browser}
      onRefused={() => location.reload()}
    />
  );
}

function Tv({ words, pairing, browser }: Omit<PanelProps, "content">) {
  const tv = useMemo(() =>
    createTv({
      beginPairing: () => beginPairing(browser),
      read: (credential) => readTv(browser, credential),
      memory: deviceMemory("vez-tv", parseCredential),
    }), []);
  useEffect(() => {
    tv.start();
    return tv.close;
  }, []);
  const phase = tv.phase.value;
  if (phase.name !== "panel") return <PairingScreen phase={phase} t={pairing} />;
  const { content, credential } = phase;
  return (
    <PanelScreen
      key={credential}
      content={content}
      source={pairedTv(browser, credential)}
      words={words}
      browser={browser}
      onRefused={tv.release}
    />
  );
}
