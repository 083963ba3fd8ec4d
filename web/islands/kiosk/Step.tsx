import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface StepProps {
  title: string;
  language: string;
  role?: "alert";
  children?: ComponentChildren;
}

/** A question, which takes the focus when it comes: a screen reader says it. */
export function Step({ title, language, role, children }: StepProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [title]);
  return (
    <section class="kiosk__step" lang={language} role={role}>
      <h1 class="kiosk__title" ref={heading} tabIndex={-1}>{title}</h1>
      {children}
    </section>
  );
}
