import { setImmediate as nextTurn } from 'node:timers/promises'

/** Answers a question that several ask at once. */
export type AskedTogether<T> = (question: string, find: () => Promise<T>) => Promise<T>

/**
 * One answer for all who ask the same in one turn of the event loop. It is looked for when that turn is over, after the last
 * of them has asked; so it is as new for each as one of his own would be.
 */
export const askedTogether = <T>(): AskedTogether<T> => {
  const waiting = new Map<string, Promise<T>>()
  const findNext = async (question: string, find: () => Promise<T>): Promise<T> => {
    await nextTurn()
    waiting.delete(question)
    return find()
  }
  return (question, find) => {
    const answer = waiting.get(question) ?? findNext(question, find)
    waiting.set(question, answer)
    return answer
  }
}
