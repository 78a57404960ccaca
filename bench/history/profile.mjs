import { readFileSync, readdirSync } from 'node:fs'
import { timed } from './measure.mjs'

/** Parts of a run, by the functions under which they stand: the nearest one counts. */
const PARTS = {
  'names and listing dates': ['securitiesOf', 'securityFacts', 'companions', 'beside'],
  'reading files': ['readSync', 'openSync', 'read', 'open', 'fstat', 'close'],
  'checksums and unpacking': ['crc32', 'isIntact', 'unpack'],
  'scanning rows': ['streamBars', 'scanAll', 'streamParquet', 'addFiles', 'readGroup', '#readRun'],
  'references and vendors’ limits': ['readVendorLimits', 'addReferences', 'moveReferences'],
  judging: ['add', 'resolveStatus', 'openListing'],
  'events, presence, streaks': ['finish', 'EventsByDay', 'WholeBoards', 'ofMany', 'passOf'],
  'look-backs': ['lookbackOf', 'judgeStreamed'],
  'figures of the days': ['figures', 'statsOf', 'given', 'rowsOf'],
  'rows and text': ['rangeDay', 'rangeCsvLine', 'cellsOf', 'flush', 'write', 'note', 'writeSync'],
  'loading modules': [
    'loadAndTranslate',
    'compileSourceTextModule',
    'evaluate',
    'run',
    'require',
    'compileForInternalLoader',
  ],
  'collecting garbage': ['(garbage collector)'],
}

/** Says where the CPU of one program goes: samples of its own code, and what other threads did besides. */
export function profile(programs, name, work) {
  const program = programs.find((each) => each.name === name)
  if (program === undefined || program.command[0] !== 'node') {
    throw new Error(`no program ${name} of ours: name one of ${programs.map((each) => each.name).join(', ')}`)
  }
  const [node, ...args] = program.command
  const folder = `${work}/profile`
  const { cpu, peak } = timed([node, '--cpu-prof', `--cpu-prof-dir=${folder}`, ...args], work)
  const alone = timed(program.command, work)
  const [file] = readdirSync(folder)
  const found = secondsByPart(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')))
  const main = [...found.values()].reduce((sum, each) => sum + each, 0)
  console.log(
    `${name}: ${alone.cpu.toFixed(2)} s of CPU, ${cpu.toFixed(2)} s while sampled, ${(peak / 1024).toFixed(0)} MiB`,
  )
  for (const [part, seconds] of [...found].sort((a, b) => b[1] - a[1]))
    console.log(`${part.padEnd(32)} ${seconds.toFixed(2).padStart(6)}`)
  console.log(`${'other threads: compiling, garbage'.padEnd(32)} ${(cpu - main).toFixed(2).padStart(5)}`)
}

function secondsByPart({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parent = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])))
  const partOfName = new Map(
    Object.entries(PARTS).flatMap(([part, names]) => names.map((each) => [each, part])),
  )
  const partOf = (id) => {
    for (let at = id; at !== undefined; at = parent.get(at)) {
      const { functionName } = byId.get(at).callFrame
      if (functionName === '(idle)') return undefined
      const part = partOfName.get(functionName)
      if (part !== undefined) return part
    }
    return 'the rest'
  }
  const known = new Map(nodes.map(({ id }) => [id, partOf(id)]))
  const found = new Map()
  samples.forEach((id, at) => {
    const part = known.get(id)
    if (part !== undefined) found.set(part, (found.get(part) ?? 0) + timeDeltas[at] / 1e6)
  })
  return found
}
