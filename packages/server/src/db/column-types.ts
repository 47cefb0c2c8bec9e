/** 0 or 1. */
export type Flag = 0 | 1;
/** ISO 8601 in UTC. */
export type Instant = string;
/** JSON text. */
export type Json = string;
