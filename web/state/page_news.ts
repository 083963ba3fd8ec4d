/** What the island that holds a page's connection hears for all of them: a list that they show may have changed. */
export type PageNews = "places" | "expected";

/** Tells every island of this page. */
export function tellPage(news: PageNews): void {
  document.dispatchEvent(new Event(eventOf(news)));
}

/** Listens until the returned function is called. */
export function onPageNews(news: PageNews, listener: () => void): () => void {
  document.addEventListener(eventOf(news), listener);
  return () => document.removeEventListener(eventOf(news), listener);
}

function eventOf(news: PageNews): string {
  return `vez:${news}`;
}
