// The kernel's pass over rows, in integers. It judges each bar against its exact limit prices, adds to the day's
// sums, and writes an event for every bar that touched a limit, had none, or could not be judged, for the stock's bar
// after one that touched, for a rise above 10%, and for every bar of a watched stock. What needs the law, the calendar or a name it asks its
// caller, who answers into the stock columns.

export { begin, recordOf, holds } from './days'
export { scan } from './rows'
