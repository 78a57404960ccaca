let table: ReadonlyMap<string, readonly [number, number]> | undefined

/** Text as GBK bytes, by turning the platform's decoder around; throws on a letter that GBK has not. */
export function gbkBytes(text: string): Uint8Array {
  table ??= build()
  const bytes: number[] = []
  for (const letter of text) {
    const code = letter.codePointAt(0)!
    if (code < 0x80) bytes.push(code)
    else {
      const pair = table.get(letter)
      if (pair === undefined) throw new Error(`no GBK for ${letter}`)
      bytes.push(...pair)
    }
  }
  return Uint8Array.from(bytes)
}

function build(): ReadonlyMap<string, readonly [number, number]> {
  const found = new Map<string, readonly [number, number]>()
  const decoder = new TextDecoder('gbk')
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const letter = decoder.decode(Uint8Array.of(lead, trail))
      if (letter.length === 1 && letter !== '\ufffd' && !found.has(letter)) found.set(letter, [lead, trail])
    }
  }
  return found
}
