/** Actors of one call to GetActors: as many as Brygga asks for at a time. */
export const IMPORT_BATCH = 500;
