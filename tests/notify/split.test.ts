import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHATS } from '../../src/notify/chats.ts'
import { partText } from '../../src/notify/service.ts'
import type { ChatName, ChatTarget, Notice, Part } from '../../src/notify/service.ts'
import { MOST_PARTS, partsOf } from '../../src/notify/split.ts'

const TITLE = '涨停复盘 2025-02-07'

function notice(text: string): Notice {
  return { date: '2025-02-07', title: TITLE, text }
}

/** Cuts a text into messages of at most so many bytes. */
function cut(text: string, most: number): readonly string[] | undefined {
  const parts = partsOf(notice(text), (part) => Buffer.byteLength(partText(part)) <= most)
  return parts?.map((part) => part.text)
}

/** Room for so many bytes of text beside the title and its number. */
function room(bytes: number): number {
  return Buffer.byteLength(`${TITLE} (20/20)\n`) + bytes
}

describe('a text', () => {
  it('that fits is one message without a number', () => {
    const parts = partsOf(notice('甲2连板。\n'), () => true)
    expect(parts?.map(partText)).toEqual([`${TITLE}\n甲2连板。`])
  })

  it('of several messages has their number in each title', () => {
    const parts = partsOf(
      notice('甲甲甲甲甲甲，乙乙乙乙乙乙，丙丙丙丙丙丙。'),
      (part) => partText(part).length <= 32,
    )
    expect(parts?.map(partText)).toEqual([
      `${TITLE} (1/3)\n甲甲甲甲甲甲，`,
      `${TITLE} (2/3)\n乙乙乙乙乙乙，`,
      `${TITLE} (3/3)\n丙丙丙丙丙丙。`,
    ])
  })

  it.each([
    // A line is cut only where it does not fit by itself.
    ['甲，乙\n丙，丁\n戊，己\n', 18, ['甲，乙\n', '丙，丁\n', '戊，己\n']],
    // A clause goes whole into the next message rather than part of it into this one.
    ['今日84股涨停，甲、乙、丙3连板，丁首板。', 32, ['今日84股涨停，', '甲、乙、丙3连板，', '丁首板。']],
    // A clause longer than a message is cut behind a name, and no name or label in two.
    ['新炬网络、美格智能、华金资本3连板', 27, ['新炬网络、', '美格智能、', '华金资本3连板']],
    // A text without a place to cut it is cut between characters.
    ['涨涨涨涨涨涨', 7, ['涨涨', '涨涨', '涨涨']],
    ['𠮷𠮷𠮷𠮷𠮷', 9, ['𠮷𠮷', '𠮷𠮷', '𠮷']],
  ])('%j in messages of %i bytes', (text, bytes, expected) => {
    expect(cut(text, room(bytes))).toEqual(expected)
  })

  it('of more messages than a service bears in a minute is none', () => {
    expect(cut('甲，'.repeat(MOST_PARTS), room(6))).toHaveLength(MOST_PARTS)
    expect(cut('甲，'.repeat(MOST_PARTS + 1), room(6))).toBeUndefined()
    expect(cut('甲', 10)).toBeUndefined()
  })

  it('of many bytes without a place to cut is cut after few looks', () => {
    let looks = 0
    const target: ChatTarget = { service: 'feishu', url: 'https://x.example/', secret: 's', chat: undefined }
    const fits = (part: Part): boolean => {
      looks++
      return CHATS.feishu.size(part, target) <= 20_000
    }
    expect(partsOf(notice('涨'.repeat(100_000)), fits)?.length).toBe(16)
    // Halving finds each cut after the logarithm of what is left; then each message is looked at twice.
    expect(looks).toBeLessThan(16 * 20)
  })
})

const NAME = fc.stringMatching(/^[\u4e00-\u9fa5A-Z*𠮷]{2,6}$/u)
const LABEL = fc.oneof(
  fc
    .tuple(fc.constantFrom('', '20CM', '30CM'), fc.integer({ min: 2, max: 29 }))
    .map(([cm, n]) => `${cm}${n}连板`),
  fc.tuple(fc.integer({ min: 5, max: 99 }), fc.integer({ min: 4, max: 60 })).map(([n, m]) => `${n}天${m}板`),
)
const CLAUSE = fc
  .tuple(fc.array(NAME, { minLength: 1, maxLength: 60, size: 'max' }), LABEL)
  .map(([names, label]) => ({ names, label, text: `${names.join('、')}${label}` }))
const RECAP = fc.array(fc.tuple(CLAUSE, fc.constantFrom('，', '；', '。', '\n')), {
  minLength: 1,
  maxLength: 60,
  size: 'max',
})

/** More than one message of every service, and fewer than are too many. */
const LONG_CLAUSE = {
  names: ['新炬网络股份'],
  label: '4连板',
  text: `${'新炬网络股份、'.repeat(59)}新炬网络股份4连板`,
}
const LONG_RECAP = Array.from({ length: 20 }, (): [typeof LONG_CLAUSE, '，'] => [LONG_CLAUSE, '，'])

const TARGETS: readonly ChatTarget[] = (Object.keys(CHATS) as ChatName[]).map((service) => ({
  service,
  url: 'https://robot.example/hook',
  secret: 'SEC0123456789abcdef',
  chat: '-1001234567890',
}))

/** How large a message may be, by what services document; counted on what goes out. */
const WITHIN: Readonly<Record<ChatName, (body: string) => boolean>> = {
  feishu: (body) => Buffer.byteLength(body) <= 20_000,
  dingtalk: (body) => Buffer.byteLength(body) <= 20_000,
  wecom: (body) =>
    Buffer.byteLength((JSON.parse(body) as { text: { content: string } }).text.content) <= 2048,
  telegram: (body) => (JSON.parse(body) as { text: string }).text.length <= 4096,
  webhook: () => true,
}

describe.each(TARGETS)('messages of $service', (target) => {
  it('are below its limit, whole, and cut no name and no label', () => {
    const { limit, size, request } = CHATS[target.service]
    let most = 0
    fc.assert(
      fc.property(RECAP, (clauses) => {
        const text = clauses.map(([clause, mark]) => clause.text + mark).join('')
        const parts = partsOf(notice(text), (part) => limit === undefined || size(part, target) <= limit.most)
        if (parts === undefined) {
          // Only what is longer than all its messages could be.
          expect(Buffer.byteLength(text)).toBeGreaterThan(MOST_PARTS * 1000)
          return
        }
        most = Math.max(most, parts.length)
        expect(parts.map((part) => part.text).join('')).toBe(text)
        for (const part of parts) {
          const { body } = request(part, target, new Date('2025-02-07T08:00:00Z'))
          expect(WITHIN[target.service](body ?? '')).toBe(true)
          expect([part.number >= 1, part.number <= part.of, part.of]).toEqual([true, true, parts.length])
        }
        // Behind each cut stands the end of a line, a clause or a name: nothing is cut in two.
        for (const part of parts.slice(0, -1)) expect(part.text).toMatch(/[，；。、\n]$/u)
      }),
      { numRuns: 40, examples: [[LONG_RECAP]] },
    )
    expect(most).toBeGreaterThan(limit === undefined ? 0 : 1)
  })
})
