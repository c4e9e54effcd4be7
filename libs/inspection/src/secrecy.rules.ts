import { accepted, finding, refused, type Finding, type Verdict } from '#kernel';
import { secrecyRefusals } from './secrecy.refusals.js';

export type Secrecy = 'ORDINARY' | 'SECRET' | 'HIGHLY_SECRET' | 'TOP_SECRET';

interface Mark {
  readonly secrecy: Secrecy;
  readonly keptAt?: string | null;
}

interface BothLanguages {
  readonly vi: string;
  readonly en: string;
}

/** The marks of papers, from the lowest upwards. */
export const SECRECY: Readonly<Record<Secrecy, BothLanguages>> = {
  ORDINARY: { vi: 'Thường', en: 'ordinary' },
  SECRET: { vi: 'Mật', en: 'secret' },
  HIGHLY_SECRET: { vi: 'Tối mật', en: 'highly secret' },
  TOP_SECRET: { vi: 'Tuyệt mật', en: 'top secret' },
};

/** Content as it is entered, by the name of its field. */
export type Content = Readonly<Record<string, unknown>>;

/** Whether a mark keeps content out. */
export function isMarked(secrecy: Secrecy): boolean {
  return secrecy !== 'ORDINARY';
}

/** The refusals of content where the mark forbids any, and of `required` content that is missing where it does not. */
export function contentFindings(secrecy: Secrecy, content: Content, required: readonly string[] = []): Finding[] {
  const { vi: markVi, en: markEn } = SECRECY[secrecy];
  return Object.entries(content).flatMap(([field, value]) => {
    const path = ['input', ...field.split('.')];
    if (isMarked(secrecy)) return isThere(value) ? [finding(secrecyRefusals.SECRET_TAKES_NO_CONTENT, { field, markVi, markEn }, path)] : [];
    return required.includes(field) && !isThere(value) ? [finding(secrecyRefusals.CONTENT_MISSING, { field }, path)] : [];
  });
}

/** Whether a paper is entered as its mark allows: with its content, or, marked secret or above, without any but where it is kept. */
export function markedFindings({ secrecy, keptAt }: Mark, content: Content, required: readonly string[]): Finding[] {
  const { vi: markVi, en: markEn } = SECRECY[secrecy];
  const kept = isMarked(secrecy) && !isThere(keptAt) ? [finding(secrecyRefusals.SECRET_KEPT_AT_MISSING, { markVi, markEn }, ['input', 'keptAt'])] : [];
  return [...contentFindings(secrecy, content, required), ...kept];
}

/** What a record holds as content: what it is called, and how often it is there. */
export interface Held extends BothLanguages {
  readonly times: number;
}

/** Whether what is on record already may be given another mark: not with content, which nobody could take out again. */
export function remarkVerdict(present: Mark, mark: Mark, held: readonly Held[]): Verdict<null> {
  if (present.secrecy === mark.secrecy && (present.keptAt ?? null) === (mark.keptAt ?? null)) return refused([finding(secrecyRefusals.MARK_UNCHANGED, {}, ['input', 'secrecy'])]);
  const holding = isMarked(mark.secrecy) ? held.filter(({ times }) => times > 0) : [];
  const entries = (language: 'vi' | 'en'): string => holding.map((each) => (each.times > 1 ? `${each[language]} (${each.times})` : each[language])).join(', ');
  const on = finding(secrecyRefusals.SECRET_CONTENT_ON_RECORD, { entriesVi: entries('vi'), entriesEn: entries('en') }, ['input', 'secrecy']);
  const findings = [...(holding.length > 0 ? [on] : []), ...markedFindings(mark, {}, [])];
  return findings.length > 0 ? refused(findings) : accepted(null);
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null && (typeof value !== 'string' || value.trim() !== '') && (!Array.isArray(value) || value.length > 0);
}
