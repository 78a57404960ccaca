import type { ReportInput } from './reportInput.ts'
import { recapLine } from '../recap.ts'
export function recapPage({ day }: ReportInput): string {
  return recapLine(day)
}
