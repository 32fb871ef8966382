/**
 * The same work on the same text is done once: what words for people are made of comes again with every row of every page. All is
 * forgotten when so many different texts have come that most of them will not come again.
 */
export const kept = <T>(work: (text: string) => T, most = 5000): ((text: string) => T) => {
  const answers = new Map<string, T>()
  return (text) => {
    const answer = answers.get(text)
    if (answer !== undefined) return answer
    if (answers.size >= most) answers.clear()
    const made = work(text)
    answers.set(text, made)
    return made
  }
}
