// What can be known of the place where a desk's folder lies, before anything is opened there. Facts only: whether the
// place is fit is decided in `judge.ts`.

/** Folders that this computer shares with others, as its environment names them. */
export interface Surroundings {
  readonly cloud: readonly string[];
  readonly roaming: readonly string[];
}

export interface PlaceFacts extends Surroundings {
  /** Where the folder really lies: links and mapped drives are followed. */
  readonly path: string;
  /** Kind of file system as Linux names it; null where the system does not tell. */
  readonly fileSystem: string | null;
  /** Whether a file can have a second name there, which FAT in all its forms cannot give; null when it was not tried. */
  readonly links: boolean | null;
}
