export { importPack, type PackOptions, type PackReport } from './import.ts'
