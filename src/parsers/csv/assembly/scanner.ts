// Reads clean rows of a delimited file straight into columns. It knows nothing of stocks, names or the
// calendar but what its caller wrote into the tables, and it never guesses: at the first byte it does not
// expect it stops at the start of that row and says why.

export { scan } from './anyRows'
export { prepare } from './commonDigits'
export { prices } from './ratios'
export { settle } from './slots'
