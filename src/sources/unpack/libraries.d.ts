/** The part of yauzl that is used here; it comes without types. */
declare module 'yauzl' {
  import type { EventEmitter } from 'node:events'

  /** What stands in the archive's directory of one file. */
  export interface Entry {
    /** Bytes of its name; with `decodeStrings: false`. */
    readonly fileNameRaw: Buffer
    readonly extraFields: readonly { readonly id: number; readonly data: Buffer }[]
    readonly generalPurposeBitFlag: number
    readonly compressionMethod: number
    readonly crc32: number
    readonly compressedSize: number
    readonly uncompressedSize: number
    readonly isEncrypted: () => boolean
  }

  /** Where the archive's bytes come from. */
  export interface RandomAccessReader extends EventEmitter {
    readonly ref: () => void
    readonly unref: () => void
    readonly read: (
      target: Buffer,
      offset: number,
      length: number,
      position: number,
      done: (error: Error | null, count: number) => void,
    ) => void
  }

  export interface ZipFile {
    readonly eachEntry: () => AsyncIterable<Entry>
    readonly readLocalFileHeaderPromise: (
      entry: Entry,
      options: { readonly minimal: true },
    ) => Promise<{ readonly fileDataStart: number }>
  }

  interface Library {
    readonly fromRandomAccessReaderPromise: (
      reader: RandomAccessReader,
      size: number,
      options: { readonly autoClose: false; readonly decodeStrings: false },
    ) => Promise<ZipFile>
    readonly getFileNameLowLevel: (
      flags: number,
      name: Buffer,
      extraFields: Entry['extraFields'],
      strict: boolean,
    ) => string
  }

  const library: Library
  export default library
}

/** The part of buffer-crc32 that is used here; its own types name no default export. */
declare module 'buffer-crc32' {
  const library: { readonly unsigned: (bytes: Uint8Array) => number }
  export default library
}
