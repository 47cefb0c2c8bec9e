/** An application that this Brygga knows: where it is, and the keys by which the two know each other. */
export interface RegisteredApp {
  readonly applicationId: string;
  readonly url: string;
  /** The application's: PEM, or a JSON Web Key Set. */
  readonly publicKeys: string;
  /** Brygga's own for this application: PEM. */
  readonly privateKey: string;
  /** Another one means that something of the above has changed. */
  readonly revision: string;
}

export interface AppRegistry {
  /** By its id in any case. */
  find(applicationId: string): Promise<RegisteredApp | null>;
}
