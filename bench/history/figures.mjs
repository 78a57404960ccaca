// Figures of a table of measurements.
import { cpus } from 'node:os'

export function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
}

/** min – median – max, with two decimals. */
export function spread(list) {
  return [Math.min(...list), median(list), Math.max(...list)].map((each) => each.toFixed(2)).join(' – ')
}

/** The largest resident size of several runs in MiB. */
export function peakOf(list) {
  return Math.round(Math.max(...list.map(({ peak }) => peak)) / 1024)
}

/** The machine and the day, without which no figure means anything. */
export function where() {
  return `${cpus().length} × ${cpus()[0]?.model}, node ${process.version}, ${new Date().toISOString().slice(0, 10)}`
}
