import { finding, type Finding, type Verdict } from '#kernel';
import type { DisciplineForm } from '#regulations';
import { memberRefusals } from './member.refusals.js';

/** A measure that somebody is under; of one that the actor may not know, only that there is one. */
export interface Restriction {
  readonly memberId: string;
  readonly personId: string;
  readonly disciplineId: string | null;
  readonly form: DisciplineForm | null;
  readonly decisionNumber: string | null;
  readonly validFrom: string | null;
  readonly validThrough: string | null;
}

const FORMS: Readonly<Record<DisciplineForm, readonly [vi: string, en: string]>> = {
  REPRIMAND: ['khiển trách', 'reprimand'],
  WARNING: ['cảnh cáo', 'warning'],
  REMOVAL_FROM_OFFICE: ['cách chức', 'removal from office'],
  EXPULSION: ['khai trừ', 'expulsion'],
  DISSOLUTION: ['giải tán', 'dissolution'],
};

/**
 * A warning for each of these people who is under a measure. No source known here says what a measure keeps somebody from,
 * so that it stops nothing; whoever goes on says why. What it tells is for the actor alone, and not kept with the reason.
 */
export function restrictionFindings(restrictions: readonly Restriction[], ids: readonly (string | null | undefined)[], pathOf: (index: number) => readonly string[]): Finding[] {
  return ids.flatMap((id, index) => {
    const own = restrictions.filter(({ memberId, personId }) => id === memberId || id === personId);
    if (own.length === 0) return [];
    const untold = finding(memberRefusals.RESTRICTED, { detailVi: '', detailEn: '' }, pathOf(index));
    const told = own.filter(({ form }) => form !== null);
    if (told.length === 0) return [untold];
    const details = { detailVi: `: ${told.map((each) => inWords(each, 0)).join('; ')}`, detailEn: `: ${told.map((each) => inWords(each, 1)).join('; ')}` };
    return [{ ...finding(memberRefusals.RESTRICTED, details, pathOf(index)), kept: untold.params }];
  });
}

/** A verdict with further warnings. */
export function alsoWarned<T>(verdict: Verdict<T>, warnings: readonly Finding[]): Verdict<T> {
  return { ...verdict, warnings: [...verdict.warnings, ...warnings] };
}

function inWords({ form, decisionNumber, validFrom, validThrough }: Restriction, language: 0 | 1): string {
  const name = form === null ? '' : FORMS[form][language];
  if (language === 0) return `${name}, quyết định số ${decisionNumber ?? ''}, từ ${validFrom ?? ''}${validThrough === null ? '' : ` đến hết ${validThrough}`}`;
  return `${name}, decision ${decisionNumber ?? ''}, from ${validFrom ?? ''}${validThrough === null ? '' : ` through ${validThrough}`}`;
}
