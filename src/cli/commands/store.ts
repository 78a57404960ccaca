import type { FormatContext } from '../../formatters/formatter.ts'
import { Refusal } from '../../model/refusal.ts'
import { storeFolder } from '../../store/paths.ts'
import type { Invocation } from '../commandTable.ts'
import { EXIT_DONE, EXIT_NO } from '../exit.ts'
import { FlagReader } from '../flagReader.ts'
import { LANGUAGES } from '../flags.ts'
import type { Io } from '../io.ts'
import { paintWith } from '../paint.ts'
import { STORE_VERBS } from '../storeVerbs.ts'

/** `limitup store`: where the store is, what it holds, whether it is whole, and SQL over it. */
export async function store(invocation: Invocation, io: Io): Promise<number> {
  const flags = new FlagReader(invocation.flags)
  const [what = ''] = invocation.args.get('WHAT') ?? []
  const [sql] = invocation.args.get('SQL') ?? []
  const verb = STORE_VERBS.find((each) => each === what)
  if (verb === undefined) {
    throw new Refusal(
      'usage',
      `expected ${STORE_VERBS.join(', ')}, found "${what}"`,
      'for example limitup store status',
    )
  }
  if ((sql === undefined) !== (verb !== 'sql')) {
    const found = sql === undefined ? 'store sql takes a statement' : `store ${verb} takes no "${sql}"`
    throw new Refusal('usage', found, 'limitup store sql "SELECT count(*) FROM bars"')
  }
  const folder = storeFolder({ flag: flags.text('store'), env: io.env })
  const context: FormatContext = {
    width: io.width,
    paint: paintWith(!flags.isSet('no-color') && io.color),
    language: LANGUAGES.find((each) => each === flags.text('lang')) ?? 'both',
  }
  const isJson = flags.isSet('json')
  switch (verb) {
    case 'path':
      io.out(`${folder}\n`)
      return EXIT_DONE
    case 'status':
      io.out(await statusOf(folder, isJson, context))
      return EXIT_DONE
    case 'verify':
      return verified(folder, isJson, context, io)
    case 'repair':
      io.out(await repaired(folder, isJson, context, io))
      return EXIT_DONE
    case 'compact':
      io.out(await compacted(folder, io))
      return EXIT_DONE
    case 'sql':
      io.out(await answered(folder, sql ?? '', isJson, context, io))
      return EXIT_DONE
  }
}

async function statusOf(folder: string, isJson: boolean, context: FormatContext): Promise<string> {
  const { openStore } = await import('../../store/openStore.ts')
  const { storeStatus } = await import('../../store/storeStatus.ts')
  const status = await storeStatus(openStore(folder))
  if (isJson) return (await import('../../formatters/store/json.ts')).statusJson(status)
  return (await import('../../formatters/store/statusText.ts')).statusText(status, context)
}

async function verified(folder: string, isJson: boolean, context: FormatContext, io: Io): Promise<number> {
  const { verifyStore } = await import('../../store/verifyStore.ts')
  const report = verifyStore(folder)
  if (isJson) io.out((await import('../../formatters/store/json.ts')).verifyJson(report))
  else io.out((await import('../../formatters/store/verifyText.ts')).verifyText(report, context))
  return report.faults.length === 0 ? EXIT_DONE : EXIT_NO
}

async function repaired(folder: string, isJson: boolean, context: FormatContext, io: Io): Promise<string> {
  const { repairStore } = await import('../../store/repairStore.ts')
  const report = await repairStore(folder, io.now())
  if (isJson) return (await import('../../formatters/store/json.ts')).repairJson(report)
  return (await import('../../formatters/store/verifyText.ts')).repairText(report, context)
}

async function compacted(folder: string, io: Io): Promise<string> {
  const { openStore } = await import('../../store/openStore.ts')
  const { withWriter } = await import('../../store/withWriter.ts')
  openStore(folder)
  const years = await withWriter(folder, { command: 'limitup store compact', now: io.now() }, (writer) =>
    writer.compact(),
  )
  return years.length === 0
    ? 'nothing to do: no day has a file of its own\n'
    : `days joined with the files of ${years.join(', ')}\n`
}

async function answered(
  folder: string,
  sql: string,
  isJson: boolean,
  context: FormatContext,
  io: Io,
): Promise<string> {
  const { openStore } = await import('../../store/openStore.ts')
  const { sqlAnswer } = await import('../../store/duckdb.ts')
  const answer = await sqlAnswer(openStore(folder), sql, io.env['LIMITUP_DUCKDB'])
  const { answerCsv, answerJson, answerTable } = await import('../../formatters/store/answer.ts')
  if (isJson) return answerJson(answer.columns, answer.rows)
  return io.isTerminal
    ? answerTable(answer.columns, answer.rows, context)
    : answerCsv(answer.columns, answer.rows)
}
