import { ErpFailure } from "../model/failures.ts";

/** What an ERP says when something goes wrong. */
export const texts = (techExplanation: string) => ({ userExplanation: "", techExplanation });

export const refusal = (what: string): ErpFailure => new ErpFailure("refused", texts(what));
