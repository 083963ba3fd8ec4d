import type { PageRequest } from "../web_env.ts";

/** One button to the other language; a form, so that it works without JavaScript and no link changes state. */
export function LanguageSwitch({ request }: { request: PageRequest }) {
  const { t, locale, path } = request;
  const other = locale === "en" ? "pt-BR" : "en";
  return (
    <form method="post" action="/idioma" class="language">
      <input type="hidden" name="next" value={path} />
      <button type="submit" name="language" value={other} class="button button--quiet">
        <span lang={other}>{t.common.language.other}</span>
      </button>
    </form>
  );
}
