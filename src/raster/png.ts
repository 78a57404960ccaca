import { deflateSync } from 'node:zlib'
import crc32 from 'buffer-crc32'

/** Most colours of a picture whose pixels are numbers of a table. */
const MOST_COLOURS = 256
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
/** Eight bits a pixel, each the number of a colour. */
const INDEXED = 3

/**
 * A PNG of opaque pixels (RGBA) with few colours, as a table of colours and their numbers: a fourth of the size, and
 * made faster than with colours in full. Undefined where some pixel is not opaque or the colours are too many.
 */
export function indexedPng(pixels: Uint8Array, width: number, height: number): Uint8Array | undefined {
  const view = new DataView(pixels.buffer, pixels.byteOffset, pixels.byteLength)
  const numbers = new Map<number, number>()
  const rows = new Uint8Array(height * (width + 1))
  let [last, number, at] = [-1, 0, 0]
  for (let y = 0, pixel = 0; y < height; y++) {
    // Each row begins with its filter: none.
    at++
    for (let x = 0; x < width; x++, pixel += 4) {
      const colour = view.getUint32(pixel)
      if (colour !== last) {
        const known = numbers.get(colour)
        if (known === undefined) {
          if (numbers.size === MOST_COLOURS || (colour & 0xff) !== 0xff) return undefined
          numbers.set(colour, numbers.size)
        }
        number = known ?? numbers.size - 1
        last = colour
      }
      rows[at++] = number
    }
  }
  const table = Uint8Array.from(
    [...numbers.keys()].flatMap((colour) => [24, 16, 8].map((by) => (colour >>> by) & 0xff)),
  )
  const head = new DataView(new ArrayBuffer(13))
  head.setUint32(0, width)
  head.setUint32(4, height)
  head.setUint8(8, 8)
  head.setUint8(9, INDEXED)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', new Uint8Array(head.buffer)),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 6 })),
    chunk('IEND', new Uint8Array()),
  ])
}

/** A part of a PNG: its length, name, content and checksum. */
function chunk(name: string, content: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(content.length + 12)
  bytes.writeUInt32BE(content.length, 0)
  bytes.write(name, 4, 'latin1')
  bytes.set(content, 8)
  bytes.writeUInt32BE(crc32.unsigned(bytes.subarray(4, content.length + 8)), content.length + 8)
  return bytes
}
