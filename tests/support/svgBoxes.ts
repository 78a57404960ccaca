import { ASCENT, DESCENT, textWidth } from '../../src/formatters/report/metrics.ts'

/** A rectangle in the picture's own units. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A text and the most room that it may take. */
export interface TextBox extends Box {
  readonly text: string
}

/** A filled rectangle of a picture. */
export interface FilledBox extends Box {
  readonly fill: string
}

/** What is drawn in an SVG: its size, its texts and its rectangles. */
export interface Drawn {
  readonly width: number
  readonly height: number
  readonly texts: readonly TextBox[]
  readonly rects: readonly FilledBox[]
  readonly colours: ReadonlySet<string>
  readonly elements: ReadonlySet<string>
}

interface Place {
  readonly x: number
  readonly y: number
  readonly scale: number
  readonly style: Readonly<Record<string, string>>
}

/** Reads an SVG of ours: groups move, scale and style what is in them. */
export function drawnIn(svg: string): Drawn {
  const [, width = '', height = ''] = /^<svg [^>]*\bwidth="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
  const texts: TextBox[] = []
  const rects: FilledBox[] = []
  const colours = new Set<string>()
  const elements = new Set<string>()
  const places: Place[] = [{ x: 0, y: 0, scale: 1, style: {} }]
  for (const [, close, name = '', raw = '', empty, content = ''] of svg.matchAll(
    /<(\/?)([a-zA-Z]+)((?:\s[^>]*?)?)(\/?)>([^<]*)/g,
  )) {
    if (close === '/') {
      places.pop()
      continue
    }
    elements.add(name)
    const own = Object.fromEntries(
      [...raw.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    )
    for (const key of ['fill', 'stroke']) if (own[key]?.startsWith('#') === true) colours.add(own[key])
    const place = placed(places.at(-1)!, own)
    if (empty !== '/') places.push(place)
    if (name === 'text') texts.push(textBox(place, decoded(content)))
    if (name === 'rect') {
      const left = place.x + number(own['x']) * place.scale
      const top = place.y + number(own['y']) * place.scale
      rects.push({
        left,
        top,
        right: left + number(own['width']) * place.scale,
        bottom: top + number(own['height']) * place.scale,
        fill: own['fill'] ?? '',
      })
    }
  }
  return { width: Number(width), height: Number(height), texts, rects, colours, elements }
}

function placed(outer: Place, own: Readonly<Record<string, string>>): Place {
  const [, dx = '0', dy = '0'] = /translate\((-?[\d.]+) (-?[\d.]+)\)/.exec(own['transform'] ?? '') ?? []
  const [, scale = '1'] = /scale\(([\d.]+)\)/.exec(own['transform'] ?? '') ?? []
  return {
    x: outer.x + Number(dx) * outer.scale,
    y: outer.y + Number(dy) * outer.scale,
    scale: outer.scale * Number(scale),
    style: { ...outer.style, x: '0', y: '0', dy: '0', ...own },
  }
}

function textBox({ x, y, scale, style }: Place, text: string): TextBox {
  const size = Number(style['font-size'])
  const lift = (style['dy'] ?? '0').endsWith('em') ? parseFloat(style['dy'] ?? '0') * size : 0
  const at = x + number(style['x']) * scale
  const baseline = y + (number(style['y']) + lift) * scale
  const width = textWidth(text, size) * scale
  const anchor = style['text-anchor'] ?? 'start'
  const left = anchor === 'end' ? at - width : anchor === 'middle' ? at - width / 2 : at
  return {
    text,
    left,
    right: left + width,
    top: baseline - ASCENT * size * scale,
    bottom: baseline + DESCENT * size * scale,
  }
}

/** Pairs of texts that lie on each other by more than a hair. */
export function overlapping(texts: readonly TextBox[]): string[] {
  const sorted = texts.toSorted((a, b) => a.top - b.top)
  return sorted.flatMap((one, at) => {
    const found: string[] = []
    for (let next = at + 1; next < sorted.length && sorted[next]!.top < one.bottom - HAIR; next++) {
      const other = sorted[next]!
      if (other.left < one.right - HAIR && one.left < other.right - HAIR) {
        found.push(`${one.text} | ${other.text}`)
      }
    }
    return found
  })
}

/** Texts that leave the picture, or the filled rectangle in which they begin. */
export function straying({ width, height, texts, rects }: Drawn): string[] {
  const boxes = rects.slice(1).filter((box) => box.right - box.left > 20)
  const strays = (text: TextBox, box: Box): boolean =>
    text.left < box.left - HAIR ||
    text.right > box.right + HAIR ||
    text.top < box.top - HAIR ||
    text.bottom > box.bottom + HAIR
  const picture = { left: 0, top: 0, right: width, bottom: height }
  return texts.flatMap((text) => {
    const middle = (text.top + text.bottom) / 2
    const around = boxes.filter(
      (box) =>
        box.top <= middle && middle <= box.bottom && box.left <= text.right - 1 && text.left + 1 <= box.right,
    )
    return [picture, ...around].some((box) => strays(text, box)) ? [text.text] : []
  })
}

const HAIR = 0.6

function number(value: string | undefined): number {
  return Number(value ?? '0')
}

function decoded(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
}
