import { keepDrafts } from "../drafts/page_drafts.ts";
import { enhanceForm } from "../enhance_form.ts";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-form]")) enhanceForm(form);
keepDrafts();
