import type { ComponentChildren } from "preact";
import { type FieldsProps, SettingField } from "./SettingField.tsx";
import { type Section, SECTIONS, TARGET_COLOURS } from "./settings_fields.ts";
import { targetNote } from "./settings_words.ts";

/** What stands in the form of each section. */
export const SECTION_FIELDS: Readonly<Record<Section, (props: FieldsProps) => ComponentChildren>> = {
  profile: (props) => all(props, SECTIONS.profile),
  contact: (props) => (
    <>
      {all(props, ["email", "phone", "postal_code", "address"])}
      <div class="form__pair">{all(props, ["city", "state", "timezone", "language"])}</div>
    </>
  ),
  hours: (props) => <div class="form__pair">{all(props, SECTIONS.hours)}</div>,
  tell: (props) => (
    <>
      <div class="checks">{all(props, SECTIONS.tell.filter((name) => name !== "panel_shows"))}</div>
      {all(props, ["panel_shows"])}
    </>
  ),
  triage: (props) => (
    <>
      {all(props, ["triage_required"])}
      <div class="settings__targets">
        {TARGET_COLOURS.map((colour) => {
          const name = `risk_targets.${colour}`;
          return (
            <SettingField
              key={name}
              {...props}
              name={name}
              hint={targetNote(props.request.t, props.values[name] ?? "")}
            />
          );
        })}
      </div>
    </>
  ),
  queue: (props) => all(props, SECTIONS.queue),
};

function all(props: FieldsProps, names: readonly string[]) {
  return names.map((name) => <SettingField key={name} {...props} name={name} />);
}
