import type { ComponentChildren } from "preact";
import type { Sheet } from "../sheets.ts";
import type { PageRequest } from "../web_env.ts";

export interface DocumentProps {
  request: PageRequest;
  /** Title of the page, without the product's name. */
  title?: string;
  description?: string;
  sheet: Sheet;
  /** Names of the islands that stand on the page. */
  islands?: readonly string[];
  /** Page kept out of search engines: everything but the public pages. */
  hidden?: boolean;
  /** More for the head, such as a refresh for browsers without JavaScript. */
  head?: ComponentChildren;
  children: ComponentChildren;
}

/** The HTML around every page: language, style sheet, scripts of the islands. The bare variant of the layouts. */
export function Document(props: DocumentProps) {
  const { assets, locale, t } = props.request;
  const islands = (props.islands ?? []).map((name) => assets.island(name));
  const chunks = [...new Set(islands.flatMap((island) => island.chunks))];
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>{props.title ? `${props.title} · ${t.common.product}` : t.common.product}</title>
        {props.description && <meta name="description" content={props.description} />}
        {props.hidden && <meta name="robots" content="noindex" />}
        <meta name="theme-color" content="#fbf8f2" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#0d1b21" media="(prefers-color-scheme: dark)" />
        <link rel="stylesheet" href={assets.sheet(props.sheet)} />
        <link rel="icon" href={assets.url("icons/favicon.svg")} type="image/svg+xml" />
        <link rel="apple-touch-icon" href={assets.url("icons/apple-touch-icon.png")} />
        <link rel="manifest" href="/manifest.webmanifest" />
        {chunks.map((chunk) => <link key={chunk} rel="modulepreload" href={chunk} />)}
        {islands.map((island) => <script key={island.script} type="module" src={island.script} />)}
        {props.head}
      </head>
      <body class={`page page--${props.sheet}`}>{props.children}</body>
    </html>
  );
}
