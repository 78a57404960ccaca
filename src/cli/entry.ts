/** The process. Help needs nothing of the program, so that it is there at once. */
const argv = process.argv.slice(2)
const isHelp = argv.length === 1 && (argv[0] === '--help' || argv[0] === '-h')
process.exitCode = isHelp
  ? (await import('./printHelp.ts')).printHelp(columnsOf(process.stdout))
  : await (await import('./process.ts')).runProcess(argv, columnsOf)

/** Columns of a terminal; in a pipe those that COLUMNS tells, else 80. */
function columnsOf(stream: NodeJS.WriteStream): number {
  if (stream.isTTY && stream.columns > 0) return stream.columns
  const told = Number(process.env['COLUMNS'] ?? NaN)
  return Number.isInteger(told) && told > 0 ? told : 80
}
