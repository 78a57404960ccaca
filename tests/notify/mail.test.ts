import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runMailProgram } from '../../src/cli/mailProgram.ts'
import { addressList, isAddress } from '../../src/notify/mail/address.ts'
import { mimeMessage } from '../../src/notify/mail/mimeMessage.ts'
import { mailVerdict } from '../../src/notify/mail/verdict.ts'
import type { MailTarget, Part } from '../../src/notify/service.ts'
import { hasTool, toolOutput } from '../support/tools.ts'

const TARGET: MailTarget = {
  service: 'mail',
  to: ['anna@example.com', 'b.li@example.org'],
  from: 'limitup@example.com',
}
const NOW = new Date('2025-02-07T08:03:09Z')

function part(title: string, text: string): Part {
  return { date: '2025-02-07', title, text, number: 1, of: 1 }
}

/** Reads one mail after another with Python's parser: headers and text as a reader sees them. */
const READER = `
import sys, json, email, email.policy
mails = json.load(sys.stdin)
out = []
for text in mails:
    mail = email.message_from_bytes(text.encode('ascii'), policy=email.policy.default)
    out.append({'headers': [[k, str(v)] for k, v in mail.items()], 'text': mail.get_content(), 'defects': [str(d) for d in mail.defects]})
json.dump(out, sys.stdout)
`

interface ReadMail {
  readonly headers: readonly (readonly [string, string])[]
  readonly text: string
  readonly defects: readonly string[]
}

function asRead(mails: readonly string[]): ReadMail[] {
  const output = toolOutput('python3', ['-c', READER], Buffer.from(JSON.stringify(mails)))
  return JSON.parse(output.toString()) as ReadMail[]
}

describe('a mail', () => {
  it('is headers and base64, every line short, nothing but ASCII', () => {
    const mail = mimeMessage(part('涨停复盘 2025-02-07', '今日84股涨停。\n'), TARGET, NOW)
    expect(mail.replace(/<.*>/, '<ID>')).toBe(
      [
        'From: limitup@example.com',
        'To: anna@example.com,',
        ' b.li@example.org',
        'Subject: =?UTF-8?B?5rao5YGc5aSN55uYIDIwMjUtMDItMDc=?=',
        'Date: Fri, 7 Feb 2025 08:03:09 +0000',
        'Message-ID: <ID>',
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        'Auto-Submitted: auto-generated',
        '',
        '5LuK5pelODTogqHmtqjlgZzjgIINCg==',
        '',
      ].join('\n'),
    )
  })

  it('has the same Message-ID whenever it is sent, and another for another text or reader', () => {
    const idOf = (text: string, target: MailTarget, now: Date): string =>
      /^Message-ID: (<\S+@\S+>)$/m.exec(mimeMessage(part('t', text), target, now))![1]!
    const first = idOf('a', TARGET, NOW)
    expect(idOf('a', TARGET, new Date('2025-02-08T00:00:00Z'))).toBe(first)
    expect(idOf('b', TARGET, NOW)).not.toBe(first)
    expect(idOf('a', { ...TARGET, to: ['c@example.com'] }, NOW)).not.toBe(first)
  })

  it.skipIf(!hasTool('python3'))(
    'is read by another program as it was meant, whatever its title and text',
    () => {
      const line = fc.oneof(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.constantFrom('Bcc: eve@example.com', '=?UTF-8?Q?x?=', '.', 'From me', '涨停复盘'.repeat(15)),
      )
      const title = line.map((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu, ' ').trim() || 'x')
      const text = fc.array(line, { minLength: 1, maxLength: 8 })
      const samples = fc.sample(fc.tuple(title, text), 150)
      const mails = samples.map(([subject, lines]) =>
        mimeMessage(part(subject, lines.join('\n')), TARGET, NOW),
      )
      for (const mail of mails) {
        expect(mail).toMatch(/^[\x20-\x7e\n]*$/)
        expect(Math.max(...mail.split('\n').map((each) => each.length))).toBeLessThanOrEqual(76)
      }
      for (const [at, read] of asRead(mails).entries()) {
        const [subject, lines] = samples[at]!
        expect(read.defects).toEqual([])
        const names = read.headers.map(([name]) => name)
        expect(names).toEqual([
          ...['From', 'To', 'Subject', 'Date', 'Message-ID', 'MIME-Version', 'Content-Type'],
          ...['Content-Transfer-Encoding', 'Auto-Submitted'],
        ])
        const headers = new Map(read.headers)
        expect(headers.get('Subject')).toBe(subject)
        expect(headers.get('To')).toBe('anna@example.com, b.li@example.org')
        expect(read.text.replaceAll('\r', '')).toBe(`${lines.join('\n').trimEnd().replaceAll('\r', '')}\n`)
      }
    },
  )
})

describe('an address', () => {
  it.each(['a@b', 'anna.li+recap@mail.example.com', 'x_y@192-0-2-1.example'])('%s is one', (text) => {
    expect(isAddress(text)).toBe(true)
  })

  it.each([
    'anna',
    '@example.com',
    'anna@',
    'Anna <anna@example.com>',
    'anna@example.com\nBcc: eve@example.com',
    'anna@example.com\r\n\r\nhello',
    'anna@exa mple.com',
    '-oQ/tmp@example.com',
    '"a b"@example.com',
    'anna@example.com,eve@example.com',
    '李@example.com',
    'anna@example.com.',
  ])('%j is none', (text) => {
    expect(isAddress(text)).toBe(false)
  })

  it('stands in a list among commas, semicolons, blanks and line ends', () => {
    expect(addressList(' a@b, c@d;e@f\n g@h ,')).toEqual(['a@b', 'c@d', 'e@f', 'g@h'])
  })
})

/** A mail program of shell lines; what it reads goes to the file `mail` beside it. */
function program(...lines: readonly string[]): { readonly path: string; readonly mail: string } {
  const folder = mkdtempSync(join(tmpdir(), 'limitup-mail-'))
  const path = join(folder, 'sendmail')
  writeFileSync(path, ['#!/bin/sh', `cd ${folder}`, ...lines, ''].join('\n'))
  chmodSync(path, 0o755)
  return { path, mail: join(folder, 'mail') }
}

const ENV = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent' }

describe('a mail program', () => {
  it('reads the mail, is asked to take its readers from it, and sees none of our variables', async () => {
    const { path, mail } = program('echo "$@" > arguments', 'env > environment', 'cat > mail')
    const env = { ...ENV, LIMITUP_FEISHU_SECRET: 'top-secret', TUSHARE_TOKEN: 'top-secret', LANG: 'C' }
    const text = mimeMessage(part('涨停复盘', '甲。\n'.repeat(20_000)), TARGET, NOW)
    expect(mailVerdict(await runMailProgram(path, env, text))).toEqual({ kind: 'taken' })
    expect(readFileSync(mail, 'utf8')).toBe(text)
    expect(readFileSync(join(mail, '../arguments'), 'utf8')).toBe('-t -i\n')
    const seen = readFileSync(join(mail, '../environment'), 'utf8')
    expect(seen).not.toContain('top-secret')
    expect(seen).toContain('LANG=C')
  })

  it.each([
    ['exit 67', 'refused', 'the mail program ended with 67'],
    [
      'echo "no such user" >&2; cat > /dev/null; exit 67',
      'refused',
      'the mail program ended with 67: no such user',
    ],
    // It ends before it has read a large mail.
    ['exec 0<&-; echo "too large" >&2; exit 69', 'refused', 'the mail program ended with 69: too large'],
    ['echo "queued, perhaps" >&2; exit 75', 'unclear', 'the mail program ended with 75: queued, perhaps'],
    ['kill -9 $$', 'unclear', 'the mail program was ended by SIGKILL'],
    ['exec sleep 5', 'unclear', 'the mail program did not end within 0.3 seconds'],
  ])('that does `%s`: %s', async (line, kind, said) => {
    const text = mimeMessage(part('涨停复盘', '甲。\n'.repeat(50_000)), TARGET, NOW)
    expect(mailVerdict(await runMailProgram(program(line).path, ENV, text, 300))).toEqual({ kind, said })
  })

  it('that leaves something running is not waited for', async () => {
    const before = performance.now()
    const { path, mail } = program('cat > mail', 'sleep 5 &', 'exit 0')
    expect(mailVerdict(await runMailProgram(path, ENV, 'x', 3_000))).toEqual({ kind: 'taken' })
    expect(performance.now() - before).toBeLessThan(2_000)
    expect(existsSync(mail)).toBe(true)
  })

  it('that is not there has sent nothing', async () => {
    const end = await runMailProgram('/nonexistent/sendmail', ENV, 'x')
    expect(mailVerdict(end)).toMatchObject({ kind: 'refused' })
    expect(end).toMatchObject({
      said: expect.stringContaining('cannot run the mail program /nonexistent/sendmail') as string,
    })
  })
})
