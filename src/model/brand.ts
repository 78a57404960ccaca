declare const brand: unique symbol

/** A primitive that only its own module can mint, so that a checked value cannot be confused with a raw one. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name }
