import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { GLOSSARY } from '../../src/model/glossary/glossary.ts'
import { ROOT } from '../support/shell.ts'

const page = readFileSync(join(ROOT, 'docs/glossary.md'), 'utf8')
const headings = [...page.matchAll(/^#{2,3} (.+)$/gm)].map((match) => match[1]!.replaceAll('\\', ''))

/** How GitHub names a heading: lower case, signs dropped, blanks to hyphens. */
function slugOf(heading: string): string {
  return Array.from(heading.toLowerCase())
    .filter((character) => /[\p{L}\p{N} _-]/u.test(character))
    .join('')
    .replace(/ /g, '-')
}

describe('docs/glossary.md', () => {
  it('has a heading for every term, none twice', () => {
    for (const { zh, id } of GLOSSARY) expect(headings).toContain(zh === id ? zh : `${zh} ${id}`)
    expect(new Set(headings.map(slugOf)).size).toBe(headings.length)
  })

  it('leads from term to term', () => {
    const slugs = headings.map(slugOf)
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1]!)
    expect(links.length).toBeGreaterThan(GLOSSARY.length)
    for (const link of links) expect(slugs).toContain(link)
  })

  it('shows signs as they are', () => {
    expect(page).toContain('\\*ST')
    expect(page).not.toMatch(/(?<![\\\w`*])\*ST/)
  })
})
