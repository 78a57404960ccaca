// What the caller answers.

/** The caller's answer about a row; `a` and `b` belong to the question. */
@external("kernel", "ask")
export declare function ask(what: i32, row: i32, a: i32, b: i32): i32
