export { forms, pages } from './pages.ts'
