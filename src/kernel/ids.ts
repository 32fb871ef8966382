import { v7 } from 'uuid'

/** A key for a row: time-ordered, made here, never shown to a person. */
export const newId = (): string => v7()
