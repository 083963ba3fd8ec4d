/** Where the pages have a logo that the database knows by `logo_path`. */
export function logoUrl(path: string | null): string | null {
  return path === null ? null : `/logos/${path}`;
}
