/** How much is measured. */
export interface BenchOptions {
  /** Linked actors, all of which change in the inbound figures. */
  readonly actors: number;
  /** Actors of the figures that need no more: decoding, import, and the cycle that memory is compared with. */
  readonly fewActors: number;
  /** Measured pairs of each figure. */
  readonly pairs: number;
  /** Pairs before those, which are not counted: V8 is still compiling. */
  readonly warmUps: number;
  /** Cycles of one measurement of the idle figure. */
  readonly idleCycles: number;
  /** Folder for a processor profile of Brygga's process; none is written where it is absent. */
  readonly profileFolder?: string | undefined;
}
