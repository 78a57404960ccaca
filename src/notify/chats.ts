import { dingtalk } from './dingtalk.ts'
import { feishu } from './feishu.ts'
import type { Chat, ChatName } from './service.ts'
import { telegram } from './telegram.ts'
import { webhook } from './webhook.ts'
import { wecom } from './wecom.ts'

/** Services told over HTTP, by name. */
export const CHATS: Readonly<Record<ChatName, Chat>> = { feishu, dingtalk, wecom, telegram, webhook }
