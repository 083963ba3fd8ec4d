import { cleanLogo, MAX_LOGO_BYTES } from "../../../edge/domain/logo.ts";

/**
 * Shows a chosen logo where it would stand, before anything is sent; a file that the server would refuse is refused
 * here, by the same reading of its bytes. Texts come from the input's `data-preview` (what is shown now) and
 * `data-refusal`.
 */
export async function showLogo(input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0];
  if (!file) return;
  const picture = await read(file);
  const isGood = picture !== null;
  if (picture) replacePictures(picture);
  // A refused file is not sent by mistake afterwards.
  else input.value = "";
  tell(input, (isGood ? input.dataset.preview : input.dataset.refusal) ?? "", isGood);
}

/** The picture as it would be kept, as a `data:` address; null when it would not be taken. */
async function read(file: File): Promise<string | null> {
  if (file.size > MAX_LOGO_BYTES) return null;
  const logo = cleanLogo(new Uint8Array(await file.arrayBuffer()));
  if (!logo) return null;
  return await new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(typeof reader.result === "string" ? reader.result : null));
    reader.addEventListener("error", () => resolve(null));
    reader.readAsDataURL(new Blob([logo.bytes], { type: logo.type }));
  });
}

function replacePictures(address: string): void {
  for (const place of document.querySelectorAll(".logo-preview__place")) {
    const image = document.createElement("img");
    image.src = address;
    image.alt = "";
    place.querySelector("img, svg")?.replaceWith(image);
  }
}

function tell(input: HTMLInputElement, text: string, isGood: boolean): void {
  const note = document.getElementById("logo-note");
  if (note) {
    note.className = isGood ? "field__hint" : "field__error";
    note.textContent = text;
  }
  if (isGood) input.removeAttribute("aria-invalid");
  else input.setAttribute("aria-invalid", "true");
}
