import { CHATS } from '../../notify/chats.ts'
import { mimeMessage } from '../../notify/mail/mimeMessage.ts'
import { mailVerdict } from '../../notify/mail/verdict.ts'
import type { Part, Target, Verdict } from '../../notify/service.ts'
import { NoAnswer } from '../../wire/wire.ts'
import type { NotifyOptions } from './options.ts'

/** Sends one part once, and says what came of it. */
export async function attempt(
  part: Part,
  target: Target,
  { wire, sendMail }: Pick<NotifyOptions, 'wire' | 'sendMail'>,
): Promise<Verdict> {
  if (target.service === 'mail') return mailVerdict(await sendMail(mimeMessage(part, target, wire.now())))
  const chat = CHATS[target.service]
  try {
    return chat.verdict(await wire.send(chat.request(part, target, wire.now())))
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    const said = `no answer: ${error.message}`
    switch (error.reach) {
      case 'unreached':
        return { kind: 'later', said, wait: undefined }
      case 'barred':
        return { kind: 'refused', said }
      case 'lost':
        return { kind: 'unclear', said }
    }
  }
}
