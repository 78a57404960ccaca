/**
 * What a chart library drew, fit for a page that allows no inline style and for programs that know plain SVG only:
 * the content of its root without the background, styles as attributes, baselines as offsets. The library counts its drawings in the
 * names of what they refer to; here these begin with a name of ours, so that every drawing is the same.
 */
export function tidiedSvg(svg: string, name: string): string {
  return svg
    .replace(/\bzr\d+-(c\d+)/g, `${name}-$1`)
    .replace(/^<svg[^>]*>\s*/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/<(rect|path|line|text|g|circle|polyline|polygon)\b([^>]*?)(\/?)>/g, tidiedTag)
    .replace(/<rect[^>]*fill="none"[^>]*><\/rect>\s*/g, '')
    .replace(/<path[^>]*fill="none"(?![^>]*stroke=)[^>]*><\/path>\s*/g, '')
    .replace(/<(path|rect|line|circle)([^>]*)><\/\1>/g, '<$1$2/>')
    .replace(/\n+/g, '\n')
    .trim()
}

function tidiedTag(_tag: string, name: string, attributes: string, close: string): string {
  const kept = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].flatMap(([, key = '', value = '']) =>
    tidiedAttribute(key, value, attributes),
  )
  return `<${name}${kept.map(([key, value]) => ` ${key}="${value}"`).join('')}${close}>`
}

function tidiedAttribute(key: string, value: string, all: string): (readonly [string, string])[] {
  if (/^(?:class|pointer-events|ecmeta_.*|xml:space)$/.test(key)) return []
  if (key === 'dominant-baseline') return value === 'central' ? [['dy', '0.35em']] : []
  if (key === 'fill' && value === 'none' && / stroke="none"/.test(all)) return [['fill', 'none']]
  if (key === 'stroke' && value === 'none') return []
  // Black is the ground of what cuts others, and is never seen.
  if (key === 'fill' && value === '#000') return []
  if (key !== 'style') return [[key, value.replace(/-?\d+\.\d{2,}/g, shortened)]]
  return value
    .split(';')
    .map((rule) => rule.split(':'))
    .flatMap(([property = '', setting = '']) =>
      property === 'font-size' ? [['font-size', setting.replace('px', '')] as const] : [],
    )
}

function shortened(number: string): string {
  return String(Math.round(Number(number) * 100) / 100)
}
