import { scannerWasm } from './scannerWasm.ts'

/** What the module of the scanner can do; its functions are described in assembly. */
export interface ScannerExports {
  readonly memory: { readonly grow: (pages: number) => number; readonly buffer: ArrayBuffer }
  readonly prepare: () => void
  readonly settle: (from: number, to: number) => void
  readonly scan: (from: number, end: number, row: number, line: number) => number
  readonly prices: (rows: number) => number
}

/** The part of the platform's WebAssembly that is used here. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: ScannerExports }
}

/** A module of its own, with a memory of its own. */
export function scannerModule(): ScannerExports {
  const module = new WebAssembly.Module(Buffer.from(scannerWasm, 'base64'))
  return new WebAssembly.Instance(module).exports
}
