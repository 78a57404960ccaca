const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** The characters that a picture shows as text, each once, in order of their code points; blanks are left out. */
export function charactersOf(svg: string): readonly string[] {
  const found = new Set<string>()
  for (const [, text = ''] of svg.matchAll(/<(?:text|tspan|textPath)\b[^>]*>([^<]*)/g)) add(found, text)
  // Text goes on behind a part that ended.
  for (const [, text = ''] of svg.matchAll(/<\/(?:tspan|textPath)>([^<]*)/g)) add(found, text)
  return [...found].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0))
}

function add(found: Set<string>, text: string): void {
  for (const character of plain(text)) if (!/[\s\p{Cc}\p{Cf}]/u.test(character)) found.add(character)
}

function plain(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (whole, decimal, hex, name) => {
    if (typeof decimal === 'string') return String.fromCodePoint(Number(decimal))
    if (typeof hex === 'string') return String.fromCodePoint(parseInt(hex, 16))
    return ENTITIES.get(String(name)) ?? whole
  })
}
