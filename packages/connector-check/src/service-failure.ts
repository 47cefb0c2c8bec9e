/** Thrown when an operation was not answered: nothing came, or what came is no answer of it. */
export class ServiceFailure extends Error {
  override readonly name: string = "ServiceFailure";
}

/** Thrown when an answer was larger than anybody wants to hold. */
export class AnswerTooLarge extends ServiceFailure {
  override readonly name = "AnswerTooLarge";

  constructor(maxBytes: number) {
    super(`the answer is larger than ${Math.round(maxBytes / 1024 / 1024)} MB`);
  }
}
