/**
 * Every code that an entry of the problem `invalid-request` may carry, with its meaning. The browser has a text
 * for each. The second half is what a schema says of a member: zod's own codes, with hyphens.
 */
export const ENTRY_CODES = {
  "unknown-field": "The record has no such field.",
  "read-only": "The field cannot be changed.",
  mandatory: "The field may not be blank.",
  "wrong-type": "The value is of another type than the field.",
  "too-long": "The text has more characters than the field takes.",
  "nul-character": "The text holds the character U+0000, which no ERP can take.",
  "too-precise": "The number has more digits after the point than the field keeps.",
  "invalid-date": "There is no such date, or it is written in another form.",
  "no-such-item": "The list has no item of this key.",
  "no-such-record": "There is no record of this id.",
  "unknown-sort": "The list cannot be sorted by this.",
  "invalid-cursor": "The cursor is not one that this list has given.",
  "invalid-etag": "`If-Match` is not the ETag of a record.",
  "no-such-time-zone": "There is no time zone of this name.",
  "invalid-url": "The address has none of the possible forms, or holds a user name or password.",
  "invalid-certificate": "The text is no certificate in PEM form.",
  "invalid-public-key": "The text holds no RSA public key of at least 2048 bits, or holds a private key.",
  "bad-access": "A user or group of the scope does not exist, or is named twice.",
  "invalid-type": "The member is missing or of another type.",
  "invalid-value": "The member has a value that is not among the possible ones.",
  "invalid-format": "The text has another form.",
  "too-small": "The value is below the least one, or too short.",
  "too-big": "The value is above the greatest one, or too long.",
  "not-multiple-of": "The number is no multiple of the step.",
  "unrecognized-keys": "The request has members that are not known.",
  "invalid-union": "The member has none of the possible forms.",
  "invalid-key": "A name in the member does not fit.",
  "invalid-element": "A value in the member does not fit.",
  custom: "The member breaks a rule of its own.",
} as const;
export type EntryCode = keyof typeof ENTRY_CODES;
