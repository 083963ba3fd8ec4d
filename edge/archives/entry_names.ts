/** Names in a zip file are paths on somebody's disk: what could lead out of a folder or break a name is replaced. */
const UNSAFE = /[\p{Cc}<>:"|?*\\]/gu;

/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** A path inside a zip file out of a name that anybody may have chosen. */
export function entryName(...parts: string[]): string {
  return parts.flatMap((part) => part.split("/")).map(safeSegment).filter(Boolean).join("/");
}

/** A function that makes names apart which a disk would take for one: it does not tell capitals apart. */
export function distinctNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const [, stem = name, extension = ""] = /^(.+?)(\.[^./]*)?$/.exec(name) ?? [];
    let distinct = name;
    for (let i = 2; taken.has(distinct.toLowerCase()); i++) distinct = `${stem} (${i})${extension}`;
    taken.add(distinct.toLowerCase());
    return distinct;
  };
}

function safeSegment(segment: string): string {
  const plain = segment.toWellFormed().replace(UNSAFE, "_").replace(/[. ]+$/, "").slice(0, 120);
  return plain.replace(RESERVED, "_$1");
}
