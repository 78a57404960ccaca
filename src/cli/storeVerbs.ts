/** What `limitup store` does. */
export const STORE_VERBS = ['path', 'status', 'verify', 'repair', 'compact', 'sql'] as const
