import type { PageContext } from '../../platform/http/page.ts'

/** The row of links under the heading of every page about the board. */
export const boardLinks = ({ link, may }: Pick<PageContext, 'link' | 'may'>, current: string) =>
  [
    { text: 'Composition', path: '/board' },
    { text: 'Directors', path: '/board/directors' },
    { text: 'What if', path: '/board/what-if' },
    { text: 'Groups', path: '/groups' },
    { text: 'Terms and seats', path: '/board/seats' },
    { text: 'Rules', path: '/board/rules' },
    { text: 'Breaches', path: '/board/breaches' },
    { text: 'Resolutions', path: '/resolutions' },
    ...(may('articles:read') ? [{ text: 'Articles', path: '/articles' }] : []),
    ...(may('reports:read') ? [{ text: 'Certificate', path: '/reports/board-composition-certificate' }] : []),
  ].map(({ text, path }) => ({ text, href: link(path), current: path === current }))
