import { defineConfig } from 'vitest/config'
import type { ViteUserConfig } from 'vitest/config'
import { guardsOfTests } from './hyparquetGuards.mjs'

const config: ViteUserConfig = defineConfig({
  plugins: [guardsOfTests],
  test: {
    // The Parquet reader is tested with the guards with which it is bundled.
    server: { deps: { inline: ['hyparquet'] } },
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/ownTemporaryFolder.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})

export default config
