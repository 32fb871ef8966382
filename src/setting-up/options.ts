/**
 * The options of a consultation, as one cell holds them: separated by `|` or, where there is none, by `;`. So an option may hold a
 * semicolon where the others are parted by a bar.
 */
export const optionsIn = (cell: string): string[] =>
  cell
    .split(cell.includes('|') ? '|' : ';')
    .map((option) => option.trim())
    .filter((option) => option !== '')

/** The option that an answer means, in any case and with any spaces around it. */
export const optionMeant = (options: readonly string[], answer: string): string | undefined => {
  const word = answer.trim().toLowerCase()
  return options.find((option) => option.toLowerCase() === word)
}
