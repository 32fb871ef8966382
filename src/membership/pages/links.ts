import type { PageContext } from '../../platform/http/index.ts'

/** The row of links under the heading of every page about the members. */
export const memberLinks = ({ link }: Pick<PageContext, 'link'>, current: string) =>
  [
    { text: 'Register', path: '/members' },
    { text: 'Votes', path: '/members/votes' },
    { text: 'Guarantees', path: '/members/guarantees' },
  ].map(({ text, path }) => ({ text, href: link(path), current: path === current }))
