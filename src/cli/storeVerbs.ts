/** What `limitup store` does. */
export const STORE_VERBS = ['path', 'status', 'verify', 'compact', 'sql'] as const
