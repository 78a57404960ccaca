import { recapLine } from '../recap.ts'
import type { Drawing } from './pictureFrame.ts'

export function recapPage({ day }: Drawing): string {
  return `${recapLine(day)}\n`
}
