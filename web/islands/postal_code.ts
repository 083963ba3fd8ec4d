import { stateOfPostalCode } from "../../edge/domain/postal_code_state.ts";

/** Lets a CEP choose the state of its form while none is chosen, and says so when the two contradict each other. */
export function followPostalCode(form: HTMLFormElement): void {
  const warning = form.querySelector<HTMLElement>("[data-postal-warning]");
  const code = form.querySelector<HTMLInputElement>("input[name=postal_code]");
  const state = form.querySelector<HTMLSelectElement>("select[name=state]");
  if (!warning || !code || !state) return;
  const compare = () => {
    const own = stateOfPostalCode(code.value);
    if (own && state.value === "") {
      state.value = own;
      state.dispatchEvent(new Event("change", { bubbles: true }));
    }
    const text = own && own !== state.value
      ? warning.dataset.postalWarning?.replace("{state}", own) ?? ""
      : "";
    if (warning.textContent !== text) warning.textContent = text;
  };
  code.addEventListener("input", compare);
  state.addEventListener("change", compare);
}
