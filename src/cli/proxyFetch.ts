/** A module of its own, so that the bundle knows these two names of a CommonJS package. */
export { EnvHttpProxyAgent, fetch } from 'undici'
