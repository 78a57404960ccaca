/** A file whose bytes can be had at any place: on disk, or held in memory. */
export interface RandomBytes {
  readonly byteLength: number
  /** The bytes from `start` up to `end`, or to the file's end; fewer where the file is shorter. */
  slice(start: number, end?: number): ArrayBuffer | Promise<ArrayBuffer>
  /** Puts the bytes from `start` on into `target`; gives how many there were. */
  readInto(target: Uint8Array, start: number): number
}
