import { kernelWasm } from './kernelWasm.ts'

/** What the module of the kernel can do; its functions are described in assembly. */
export interface KernelExports {
  readonly memory: { readonly grow: (pages: number) => number; readonly buffer: ArrayBuffer }
  readonly begin: (stocks: number) => void
  readonly recordOf: (date: number) => number
  readonly holds: (rows: number, from: number, to: number) => number
  readonly scan: (
    rows: number,
    from: number,
    to: number,
    position: number,
    held: number,
    asksListings: number,
    unknownAsSt: number,
    tracesStatus: number,
    isBackward: number,
    volumeScale: number,
    amountScale: number,
  ) => number
}

/** Answers what the kernel asks, one of ASK, of a row. */
export type Answer = (what: number, row: number, a: number, b: number) => number

/** The part of the platform's WebAssembly that is used here. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (
    module: object,
    imports: { readonly kernel: { readonly ask: Answer } },
  ) => { readonly exports: KernelExports }
}

/** A module of its own, with a memory of its own. */
export function kernelModule(ask: Answer): KernelExports {
  const module = new WebAssembly.Module(Buffer.from(kernelWasm, 'base64'))
  return new WebAssembly.Instance(module, { kernel: { ask } }).exports
}
