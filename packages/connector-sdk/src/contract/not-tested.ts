/** Thrown by a check that has nothing to check: no persons, nothing that can be saved. Neither passed nor failed. */
export class NotTested extends Error {
  override readonly name = "NotTested";
}
