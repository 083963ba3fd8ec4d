import { fileURLToPath } from "node:url";

const at = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/**
 * What Supabase Auth writes, for the embedded stack; `config.toml` names the same files and subjects for hosted
 * projects. A kind that is not here keeps Supabase's own text.
 */
export const MAIL_TEMPLATES = {
  email_change: { subject: "Confirme seu novo e-mail no Vez", content_path: at("email_change.html") },
} as const;
