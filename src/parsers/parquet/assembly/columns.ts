// Values of Parquet pages straight into the columns of a frame: Snappy, levels, places in a dictionary and plain numbers;
// and which rows are clean. It knows nothing of stocks, names or the calendar but what its caller wrote into its tables.
// What it does not know it marks LEFT, and a page that is not as it should be is BROKEN: both are for the caller.

export { listNew, resolve } from './dictionary'
export { datesOfNumbers, datesOfInstants } from './instants'
export { wordsOfPlaces, doublesOfPlaces, passLevels, passPlaces } from './places'
export { prices, quantities, turn } from './plainNumbers'
export { takePlain, passTexts } from './plainPages'
export { judgeDates, judge, accept } from './rows'
export { unsnap } from './snappy'
