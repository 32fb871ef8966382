/** How a command was called: its options, and how it is asked to answer. */
export interface Call {
  json: boolean
  data?: string | undefined
  options: Record<string, string | string[] | boolean | undefined>
}
