import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFormatsPage } from '../src/cli/dataFormatsPage.ts'
import { errorsPage } from '../src/cli/errorsPage.ts'
import type { ErrorExample } from '../src/cli/errorsPage.ts'
import { glossaryPage } from '../src/cli/glossaryPage.ts'
import { cliPage } from '../src/cli/page.ts'
import { manualPage } from '../src/cli/manual/manualPage.ts'
import { ISSUES, REFUSALS } from '../src/model/catalogue.ts'
import { exampleOf } from './support/errorFixtures.ts'
import { ROOT, shell, workshop } from './support/shell.ts'

const UPDATE = process.env['UPDATE_DOCS'] === '1'
const READMES = ['README.md', 'README.zh-CN.md']
const RECIPES = ['docs/recipes.md', 'docs/recipes.zh-CN.md']
const BLOCK = /```console\n\$ ([^\n]+)\n([\s\S]*?)```/g

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

describe.each([...READMES, ...RECIPES])('%s', (file) => {
  const { folder, env } = workshop()

  it('shows what its commands print', () => {
    const text = read(file)
    const shown = text.replace(BLOCK, (block, command: string) =>
      command.startsWith('npm ')
        ? block
        : `\`\`\`console\n$ ${command}\n${shell(command, folder, env)}\`\`\``,
    )
    if (UPDATE) writeFileSync(join(ROOT, file), shown)
    else expect(text).toBe(shown)
  })

  it('links only to files that exist', () => {
    for (const [, target] of read(file).matchAll(/\]\((?!http)([^)#]+)\)/g)) {
      expect(existsSync(join(ROOT, dirname(file), target!)), target).toBe(true)
    }
  })
})

describe.each(READMES)('%s', (file) => {
  it('has the two one-line commands, and npm start runs the first example', () => {
    const commands = [...read(file).matchAll(BLOCK)].map((match) => match[1]!)
    expect(commands.slice(0, 2)).toEqual(['npm ci && npm start', 'npm ci && npm test'])
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    expect(scripts['start']).toBe(commands[2]!.replace('limitup', 'node bin/limitup.js'))
  })
})

describe('in both languages', () => {
  it.each([READMES, RECIPES])(
    '%s and %s run the same commands under the same number of headings',
    (...files) => {
      const [english, chinese] = files.map((file) => ({
        commands: [...read(file).matchAll(BLOCK)].map((match) => match[1]),
        headings: [...read(file).matchAll(/^#+ /gm)].length,
      }))
      expect(chinese).toEqual(english)
    },
  )
})

function shownExample(code: string, kind: 'refusal' | 'issue'): ErrorExample {
  const example = exampleOf(code, kind)
  if (example === undefined) throw new Error(`no folder of fixtures/errors shows the ${kind} ${code}`)
  return example
}

describe('generated pages', () => {
  it.each([
    ['docs/cli.md', cliPage],
    ['docs/errors.md', () => errorsPage(shownExample)],
    ['docs/data-formats.md', dataFormatsPage],
    ['docs/glossary.md', glossaryPage],
    ['man/limitup.1', manualPage],
  ])('%s is what the program says', (file, page) => {
    if (UPDATE) writeFileSync(join(ROOT, file), page())
    else expect(read(file)).toBe(page())
  })

  it.each([...new Set([...Object.keys(REFUSALS), ...Object.keys(ISSUES)])])(
    'docs/errors.md leads to all it says of %s',
    (code) => {
      const page = read('docs/errors.md')
      const anchors = [...page.matchAll(/\[`([^`]+)`\]\(#([a-z-]+)\)/g)].filter((link) => link[1] === code)
      const headings = [...page.matchAll(/^### (`([^`]+)`.*)$/gm)].filter((heading) => heading[2] === code)
      expect(headings).toHaveLength(Number(code in REFUSALS) + Number(code in ISSUES))
      expect(anchors.map((link) => link[2])).toEqual(
        headings.map((heading) => heading[1]!.replace(/[`()]/g, '').replaceAll(' ', '-')),
      )
    },
  )
})

describe('all documents', () => {
  it('link only to files that exist', () => {
    const files = readdirSync(join(ROOT, 'docs'), { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.md'))
    expect(files.length).toBeGreaterThan(8)
    for (const file of files) {
      const path = join('docs', file)
      for (const [, target] of read(path).matchAll(/\]\((?!http)([^)#]+)\)/g)) {
        expect(existsSync(join(ROOT, dirname(path), target!)), `${path}: ${target!}`).toBe(true)
      }
    }
  })
})
