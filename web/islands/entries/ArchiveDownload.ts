import { ArchiveDownload } from "../ArchiveDownload.tsx";
import { hydrateIsland } from "../hydrate.ts";

hydrateIsland("ArchiveDownload", ArchiveDownload);
