// The parts of a run, and which part each sample of a CPU profile belongs to.

/** By the file of the function, the first that fits; files of none belong to whoever calls them. */
const PARTS = [
  [
    'lists of names',
    /^(parsers\/(securities|table|tableCells|codeMap)\.ts|engine\/(securities|nameMarks)\.ts)/,
  ],
  ['read and parse', /^(parsers|sources|store)\//],
  ['events', /^engine\/(eventsBuilder|presence|daySums)\.ts/],
  ['judge', /^(engine|rules)\//],
  ['statistics', /^stats\//],
  ['course of the range', /^run\//],
  ['output', /^(formatters|cli|wire)\//],
]
const COLLECTING = 'collect garbage'
const STARTING = 'start, load modules'
/** What V8 writes where it runs nothing of ours. */
const WAITING = new Set(['(idle)'])

/** Seconds on the clock of the main thread by part; the nearest caller whose part is known decides. */
export function secondsByPart(profile, definitions) {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]))
  const callers = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  )
  const seconds = new Map([...PARTS.map(([part]) => part), COLLECTING, STARTING].map((part) => [part, 0]))
  const known = new Map()
  const partOf = (id) => {
    if (!known.has(id)) known.set(id, found(nodes.get(id).callFrame, callers.get(id)))
    return known.get(id)
  }
  const found = ({ functionName, url }, caller) => {
    if (functionName === '(garbage collector)') return COLLECTING
    return (
      (url.startsWith('file:') ? ownPart(functionName, definitions) : undefined) ??
      (caller === undefined ? STARTING : partOf(caller))
    )
  }
  for (const [at, id] of profile.samples.entries()) {
    if (WAITING.has(nodes.get(id).callFrame.functionName)) continue
    const part = partOf(id)
    seconds.set(part, seconds.get(part) + profile.timeDeltas[at] / 1e6)
  }
  return seconds
}

/** The part of a function, if all files with one of that name are of one part. The bundle numbers names it has twice. */
function ownPart(name, definitions) {
  const files = definitions.get(name) ?? definitions.get(name.replace(/\d+$/, '')) ?? []
  const parts = new Set(files.map((file) => PARTS.find(([, pattern]) => pattern.test(file))?.[0]))
  return parts.size === 1 ? [...parts][0] : undefined
}
