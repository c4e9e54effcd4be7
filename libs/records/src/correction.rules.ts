import { accepted, finding, kernelRefusals, parsePlainDate, PartialDate, refused, storedDay, type Finding, type PlainDate, type Verdict } from '#kernel';
import { correctionRefusals } from './correction.refusals.js';
import { isInFuture, recordField, unfit, type RecordFieldName, type RecordValues } from './record-field.rules.js';

/** One field that is to be put right. */
export interface Change {
  readonly field: RecordFieldName;
  /** What the proposer saw there; null: nothing. */
  readonly seen: string | null;
  /** What is to stand there; null: nothing. */
  readonly value: string | null;
  readonly reason: string;
  readonly document: string | null;
}

/** A state of membership on record. */
export interface StatusSpan {
  readonly status: 'PROBATIONARY' | 'FULL';
  readonly validFrom: string;
  readonly validThrough: string | null;
}

/** What a correction is held against. */
export interface RecordAtHand {
  readonly values: RecordValues;
  readonly statuses: readonly StatusSpan[];
  readonly hasOpenAdmission: boolean;
}

/** What the office says of one field. */
export interface FieldVerdict {
  readonly field: RecordFieldName;
  readonly accepted: boolean;
  readonly reason?: string | null;
}

type Placed = Change & { readonly path: readonly string[] };

/** A first day for every day of the calendar, for what has no earlier bound. */
const EVER = '1850-01-01';

/** Whether changes may be put forward, with those that stand in open proposals already; all that is wrong with each field. */
export function changesVerdict(changes: readonly Change[], record: RecordAtHand, open: readonly RecordFieldName[], today: PlainDate): Verdict<readonly Change[]> {
  const placed = changes.map((change, index) => ({ ...change, path: ['input', 'changes', String(index)] }));
  const findings = placed.flatMap((change, index) => [
    ...(changes.findIndex(({ field }) => field === change.field) < index ? [finding(correctionRefusals.FIELD_TWICE, names(change.field), [...change.path, 'field'])] : []),
    ...(open.includes(change.field) ? [finding(correctionRefusals.FIELD_UNDER_CORRECTION, names(change.field), [...change.path, 'field'])] : []),
    ...valueFindings(change, record.values, today),
  ]);
  return verdictOf(changes, [...findings, ...dateFindings(placed, record), ...birthFindings(placed, record.values), ...filedFindings(placed, record.values)]);
}

/** Whether the changes accepted may be written now; what is refused names the verdict that it stands against. Of a member who is gone, without a record, nothing is accepted. */
export function decisionVerdict(changes: readonly Change[], verdicts: readonly FieldVerdict[], record: RecordAtHand | undefined): Verdict<readonly Change[]> {
  const findings: Finding[] = [];
  verdicts.forEach(({ field, accepted: isAccepted, reason }, index) => {
    const path = ['input', 'verdicts', String(index)];
    if (verdicts.findIndex((each) => each.field === field) < index) findings.push(finding(correctionRefusals.FIELD_TWICE, names(field), [...path, 'field']));
    else if (!changes.some((change) => change.field === field)) findings.push(finding(correctionRefusals.VERDICT_POINTLESS, names(field), [...path, 'field']));
    else if (!isAccepted && !reason) findings.push(finding(correctionRefusals.VERDICT_REASON_MISSING, names(field), [...path, 'reason']));
  });
  const missing = changes.filter(({ field }) => !verdicts.some((verdict) => verdict.field === field)).map(({ field }) => recordField(field));
  if (missing.length > 0) {
    findings.push(finding(correctionRefusals.VERDICT_MISSING, { fieldsVi: missing.map(({ vi }) => vi).join(', '), fieldsEn: missing.map(({ en }) => en).join(', ') }, ['input', 'verdicts']));
  }
  const taken = verdicts.flatMap(({ field, accepted: isAccepted }, index) => {
    const change = isAccepted ? changes.find((each) => each.field === field) : undefined;
    return change ? [{ ...change, path: ['input', 'verdicts', String(index)] }] : [];
  });
  for (const { field, seen, path } of taken) {
    if (!record) findings.push(finding(correctionRefusals.MEMBER_GONE, names(field), [...path, 'accepted']));
    else if (record.values[field] !== seen) findings.push(finding(correctionRefusals.FIELD_CHANGED, names(field), [...path, 'field']));
  }
  const written = changes.filter(({ field }) => taken.some((each) => each.field === field));
  return verdictOf(written, record ? [...findings, ...dateFindings(taken, record), ...birthFindings(taken, record.values), ...filedFindings(taken, record.values)] : findings);
}

/** Whether the office may decide at this stage: in place of the cell only when that is overdue. */
export function cellFindings(stage: string, dueOn: string | null, today: PlainDate): Finding[] {
  const isWithCell = stage === 'AT_CELL' && (dueOn === null || dueOn >= today.toString());
  return isWithCell ? [finding(correctionRefusals.CELL_STILL_CHECKS, { dueOn: dueOn ?? '…' })] : [];
}

function valueFindings({ field, seen, value, document, path }: Placed, values: RecordValues, today: PlainDate): Finding[] {
  const { optional, byDocument } = recordField(field);
  const findings: Finding[] = [];
  if (values[field] !== seen) findings.push(finding(correctionRefusals.FIELD_CHANGED, names(field), [...path, 'seen']));
  else if (value === seen) findings.push(finding(correctionRefusals.VALUE_UNCHANGED, names(field), [...path, 'value']));
  if (value === null) {
    if (!optional) findings.push(finding(correctionRefusals.VALUE_EMPTY, names(field), [...path, 'value']));
  } else {
    const expected = unfit(field, value);
    if (expected) findings.push(finding(correctionRefusals.VALUE_UNFIT, { ...names(field), ...expected }, [...path, 'value']));
    else if (isInFuture(field, value, today)) findings.push(finding(correctionRefusals.VALUE_IN_FUTURE, names(field), [...path, 'value']));
  }
  if (byDocument && !document) findings.push(finding(correctionRefusals.DOCUMENT_MISSING, names(field), [...path, 'document']));
  return findings;
}

const IN_ORDER = ['ADMISSION_DECIDED_ON', 'ADMISSION_CEREMONY_ON', 'RECOGNIZED_ON'] as const;

/** What the days of admission and recognition would come to, held against each other and against the states on record. */
function dateFindings(changes: readonly Placed[], { values, statuses, hasOpenAdmission }: RecordAtHand): Finding[] {
  const dated = changes.filter(({ field, value }) => IN_ORDER.some((name) => name === field) && value !== null && !unfit(field, value));
  if (dated.length === 0) return [];
  if (hasOpenAdmission) return dated.map(({ field, path }) => finding(correctionRefusals.ADMISSION_UNDER_WAY, names(field), [...path, 'field']));
  const after = (name: (typeof IN_ORDER)[number]): string | null => dated.find(({ field }) => field === name)?.value ?? values[name];
  const findings = dated.flatMap((change) => statusFindings(change, values, statuses, after('ADMISSION_DECIDED_ON')));
  IN_ORDER.slice(1).forEach((name, index) => {
    const [first, second, before] = [after(IN_ORDER[index] ?? name), after(name), IN_ORDER[index] ?? name];
    const concerned = dated.find(({ field }) => field === name || field === before);
    if (concerned && first !== null && second !== null && second < first) {
      findings.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: recordField(name).vi, earlier: recordField(before).vi }, [...concerned.path, 'field']));
    }
  });
  return findings;
}

/** Nobody is admitted before they are born, on whichever of the two the correction turns. */
function birthFindings(changes: readonly Placed[], values: RecordValues): Finding[] {
  const [birth, admission] = (['BIRTH_DATE', 'ADMISSION_DECIDED_ON'] as const).map((name) => changes.find(({ field, value }) => field === name && value !== null && !unfit(name, value)));
  const concerned = birth ?? admission;
  const [born, admitted] = [PartialDate.parse((birth?.value ?? values.BIRTH_DATE) ?? ''), parsePlainDate((admission?.value ?? values.ADMISSION_DECIDED_ON) ?? '')];
  if (!concerned || !born || !admitted || born.isBefore(admitted)) return [];
  return [finding(kernelRefusals.BORN_AFTER_ADMISSION, { born: born.toString(), admitted: admitted.toString() }, [...concerned.path, 'field'])];
}

const FILED = [
  ['FOREIGN_FILED_ON', 'FOREIGN_RELATIONS_FILED'],
  ['ECONOMY_FILED_ON', 'ECONOMY_FILED'],
] as const;

/** A day on which something was declared stands only beside that it was. */
function filedFindings(changes: readonly Placed[], values: RecordValues): Finding[] {
  const after = (name: RecordFieldName): string | null => {
    const changed = changes.find(({ field }) => field === name);
    return changed ? changed.value : values[name];
  };
  return FILED.flatMap(([day, filed]) => {
    const concerned = changes.find(({ field }) => field === day || field === filed);
    return concerned && after(day) !== null && after(filed) !== 'true' ? [finding(correctionRefusals.FILED_DAY_ALONE, names(day), [...concerned.path, 'field'])] : [];
  });
}

/** The state that begins on the day must leave room for the new one. */
function statusFindings({ field, value, path }: Placed, values: RecordValues, statuses: readonly StatusSpan[], admittedOn: string | null): Finding[] {
  const old = values[field];
  if (value === null || field === 'ADMISSION_CEREMONY_ON') return [];
  if (old === null) return [finding(correctionRefusals.RECOGNITION_IS_DECIDED, {}, [...path, 'field'])];
  const begun = statuses.find(({ status, validFrom }) => validFrom === old && status === (field === 'RECOGNIZED_ON' ? 'FULL' : 'PROBATIONARY'));
  if (!begun) return [finding(correctionRefusals.STATUS_ELSEWHERE, names(field), [...path, 'field'])];
  const before = statuses.filter(({ validFrom }) => validFrom < begun.validFrom).at(-1);
  // Probation may begin on another day by the same correction.
  const moved = before?.validFrom === values.ADMISSION_DECIDED_ON && admittedOn !== null && admittedOn > before.validFrom ? { ...before, validFrom: admittedOn } : before;
  const from = lowerBound(moved, field, old);
  const isWithin = value >= from && (begun.validThrough === null || value <= begun.validThrough);
  return isWithin ? [] : [finding(correctionRefusals.STATUS_DISAGREES, { ...names(field), value, from, through: begun.validThrough ?? '…' }, [...path, 'field'])];
}

/** Probation ends on the day before recognition, whenever that is, and lasts a day at least; any other state stays as it is. */
function lowerBound(before: StatusSpan | undefined, field: RecordFieldName, old: string): string {
  if (!before) return EVER;
  const follows = field === 'RECOGNIZED_ON' && before.validThrough === storedDay(old).subtract({ days: 1 }).toString();
  return storedDay(follows ? before.validFrom : (before.validThrough ?? before.validFrom)).add({ days: 1 }).toString();
}

function names(field: RecordFieldName): { readonly fieldVi: string; readonly fieldEn: string } {
  const { vi, en } = recordField(field);
  return { fieldVi: vi, fieldEn: en };
}

function verdictOf<T>(value: T, findings: readonly Finding[]): Verdict<T> {
  return findings.length > 0 ? refused(findings) : accepted(value);
}
