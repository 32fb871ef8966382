import { capitalised } from '../../kernel/text.ts'

/**
 * How mature a partnership is in one aspect of its work, from the first step to the one that others learn from. A spreadsheet may
 * give the level as its word or as its number, 1 to 5.
 */
export const LEVELS = ['emerging', 'developing', 'established', 'embedded', 'leading'] as const
export type Level = (typeof LEVELS)[number]

/** 1 to 5, so that levels can be compared. */
export const levelNumber = (level: Level): number => LEVELS.indexOf(level) + 1

export const LEVEL_SPELLINGS: Readonly<Record<string, string>> = Object.fromEntries(
  LEVELS.map((level) => [String(levelNumber(level)), level]),
)

export const levelWord = (level: Level): string => capitalised(level)
