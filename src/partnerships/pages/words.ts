import type { BodyKind } from '../../company/index.ts'
import type { Body } from '../../governance/index.ts'

/** What the groups of a kind are called, as a heading. */
export const KIND_TITLES: Record<BodyKind, string> = {
  board: 'Boards',
  sub_group: 'Sub-groups',
  committee: 'Committees',
  district_group: 'District groups',
  area_group: 'Area groups',
  project_board: 'Project boards',
  steering_group: 'Steering groups',
  partnership: 'Partnerships of schools',
  forum: 'Forums',
}

/** What one of them is called in a sentence. */
export const kindWord = ({ kind }: Body): string => kind.replaceAll('_', ' ').replace('sub group', 'sub-group')
