import type { Register } from '../platform/registers/index.ts'
import { grants } from './grants/register.ts'
import { evaluations } from './maturity/register.ts'
import { priorities } from './priorities/register.ts'
import { reviews } from './reviews/register.ts'

export const registers: Register[] = [priorities, grants, reviews, evaluations]
