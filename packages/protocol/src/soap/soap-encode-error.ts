/** Thrown when a request cannot be sent as it is: no peer would get what it says. */
export class SoapEncodeError extends Error {
  override readonly name = "SoapEncodeError";
  /** The member that is at fault, such as `actors.0.fieldValues.NAME`. */
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}
