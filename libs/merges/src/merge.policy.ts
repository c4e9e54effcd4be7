import { IMPERSONAL, type FieldTable } from '#access';

export const mergeFields = {
  PersonMerge: { IDENTITY: 'id kept mergedName recordedAt undoneAt version moved log' },
  MergePreview: { IDENTITY: 'keepVersion mergeVersion moved refusals warnings', SENSITIVE: 'cases' },
  MovedRecords: IMPERSONAL,
  MergeFinding: IMPERSONAL,
} satisfies FieldTable;
