/** English as read in Europe: day before month, and a 24 hour clock, as everywhere else in Brygga. */
export const localeOf = (language: string): string => (language === "en" ? "en-GB" : language);
