import { existsSync, readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'

/** Files that lie packed beside the program: in src/assets, or dist/assets. */
export type Asset = 'resvg.wasm' | 'NotoSansSC.ttf'

/** A file that came with the program, unpacked; undefined where a distributor took it out. */
export function readAsset(name: Asset): Uint8Array | undefined {
  const place = new URL(`../assets/${name}.br`, import.meta.url)
  return existsSync(place) ? brotliDecompressSync(readFileSync(place)) : undefined
}
