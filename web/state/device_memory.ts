/** One value that this device keeps between visits; where storage is forbidden it is kept until the page goes. */
export function deviceMemory<Value>(key: string, parse: (text: string) => Value | null) {
  let held: Value | null = null;
  return {
    read(): Value | null {
      try {
        const text = localStorage.getItem(key);
        return text === null ? held : parse(text);
      } catch {
        return held;
      }
    },
    write(value: Value): void {
      held = value;
      try {
        localStorage.setItem(key, String(value));
      } catch {
        // A private window: `held` is all there is.
      }
    },
  };
}
