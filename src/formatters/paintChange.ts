import type { Ratio } from '../model/ratio.ts'
import type { FormatContext } from './formatter.ts'

/** Text in the colour of a change: red up, green down, none where nothing changed. */
export function paintChange(change: Ratio, text: string, paint: FormatContext['paint']): string {
  if (change.part === 0) return text
  return paint(change.part > 0 ? 'up' : 'down', text)
}
