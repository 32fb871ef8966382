/** Done, and what was checked holds. */
export const HOLDS = 0
/** Done, but what was checked does not hold. */
export const DOES_NOT_HOLD = 1
/** The input or the call is wrong; nothing was changed. */
export const WRONG_CALL = 2
/** Our fault. */
export const OUR_FAULT = 3
