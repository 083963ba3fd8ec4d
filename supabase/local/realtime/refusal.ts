/** A join that is refused; the message is what the client is told. */
export class Refusal extends Error {
  override name = "Refusal";

  constructor(readonly code: string, reason: string) {
    super(`${code}: ${reason}`);
  }
}
