import { escaped } from './escape.ts'

/** The fonts of every picture and page; the first that a machine has is taken. */
export const FONTS: string = "'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"

/** How a text is drawn. */
export interface TextStyle {
  readonly size: number
  readonly fill: string
  readonly isBold?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
}

/** How a line is drawn, where it is not a plain one of one pixel. */
export interface LineStyle {
  readonly dash?: string
  readonly width?: number
}

/** What is drawn of a picture that has no words of its own to tell a reader who cannot see it. */
export interface PictureHead {
  /** Makes the ids of its title and its description unlike others of the page. */
  readonly id: string
  readonly title: string
  readonly description: string
}

/** Collects rectangles, lines and texts. Texts of one style share a group, which keeps large pictures small. */
export class SvgCanvas {
  readonly #shapes: string[] = []
  readonly #texts = new Map<string, string[]>()

  /** A filled rectangle; `radius` rounds its corners. */
  rect(x: number, y: number, width: number, height: number, fill: string, radius = 0): void {
    const round = radius === 0 ? '' : ` rx="${number(radius)}"`
    this.#shapes.push(
      `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"${round} fill="${fill}"/>`,
    )
  }

  /** A straight line. */
  line(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    stroke: string,
    { dash, width }: LineStyle = {},
  ): void {
    const broken = dash === undefined ? '' : ` stroke-dasharray="${dash}"`
    const wide = width === undefined ? '' : ` stroke-width="${number(width)}"`
    this.#shapes.push(
      `<line x1="${number(x1)}" y1="${number(y1)}" x2="${number(x2)}" y2="${number(y2)}" stroke="${stroke}"${wide}${broken}/>`,
    )
  }

  /** A text from its baseline. */
  text(x: number, y: number, text: string, style: TextStyle): void {
    if (text === '') return
    const { size, fill, isBold = false, anchor = 'start' } = style
    const key = [
      `font-size="${number(size)}"`,
      isBold ? 'font-weight="700"' : '',
      anchor === 'start' ? '' : `text-anchor="${anchor}"`,
      `fill="${fill}"`,
    ]
      .filter(Boolean)
      .join(' ')
    const texts = this.#texts.get(key) ?? []
    this.#texts.set(key, texts)
    texts.push(`<text x="${number(x)}" y="${number(y)}">${escaped(text)}</text>`)
  }

  /** Markup from elsewhere, moved to a place. */
  markup(x: number, y: number, markup: string): void {
    this.#shapes.push(`<g transform="translate(${number(x)} ${number(y)})">${markup}</g>`)
  }

  /** Everything drawn, without the element around it. */
  content(): string {
    const groups = [...this.#texts].map(([key, texts]) => `<g ${key}>${texts.join('')}</g>`)
    return [...this.#shapes, ...groups].join('\n')
  }
}

/** A whole SVG file of a size, on a background. */
export function svgFile(
  width: number,
  height: number,
  background: string,
  { id, title, description }: PictureHead,
  content: string,
): string {
  const size = `width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="${id}-title ${id}-desc" font-family="${FONTS}">`,
    `<title id="${id}-title">${escaped(title)}</title>`,
    `<desc id="${id}-desc">${escaped(description)}</desc>`,
    `<rect x="0" y="0" width="${number(width)}" height="${number(height)}" fill="${background}"/>`,
    content,
    '</svg>\n',
  ].join('\n')
}

/** A number with at most one decimal. */
export function number(value: number): string {
  return String(Math.round(value * 10) / 10)
}
