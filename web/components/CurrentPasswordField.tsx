import { Field } from "./Field.tsx";

interface CurrentPasswordFieldProps {
  name: string;
  label: string;
  error?: string;
}

/** The password that somebody has, which the browser may fill in. */
export function CurrentPasswordField(props: CurrentPasswordFieldProps) {
  return <Field {...props} type="password" autocomplete="current-password" required />;
}
