import { accepted, finding, kernelRefusals, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { isLocal, isParameter, readText, valueInWords, type AnyValue, type InForce, type ParameterName } from '#regulations';
import { localRuleRefusals } from './local-rule.refusals.js';

/** A value as a ward enters it. */
export interface ValueToSet {
  readonly parameter: string;
  readonly value: string;
  readonly validFrom: PlainDate;
  readonly validThrough?: PlainDate | null;
  readonly documentOn: PlainDate;
}

/** A value of a ward's own. */
export interface Standing {
  readonly id: string;
  readonly organizationId: string;
  readonly parameter: string;
  readonly validFrom: string;
  readonly validThrough: string | null;
  readonly documentNumber: string;
  readonly isSuperseded: boolean;
}

export interface SetGround {
  readonly organizationId: string;
  readonly today: PlainDate;
  /** The ward's own values of the parameter that no other took the place of. */
  readonly standing: readonly Standing[];
  /** The value it is to take the place of. */
  readonly supersedes: Standing | null;
  /** What the parameter is on that day, to show how a value is written. */
  readonly now: (name: ParameterName) => { readonly text: string; readonly value: AnyValue } | undefined;
}

/** Whether a ward may set a value; answers the parameter. */
export function setVerdict(input: ValueToSet, ground: SetGround): Verdict<ParameterName> {
  const { parameter, validFrom, validThrough, documentOn } = input;
  const { supersedes, standing, today } = ground;
  if (!isParameter(parameter)) return refused([finding(kernelRefusals.NOT_FOUND, { whatVi: 'quy định này', whatEn: 'parameter' }, ['input', 'parameter'])]);
  const refusals: Finding[] = [];
  if (!isLocal(parameter)) refusals.push(finding(localRuleRefusals.PARAMETER_NOT_LOCAL, { parameter }, ['input', 'parameter']));
  else if (readText(parameter, input.value) === undefined) refusals.push(invalid(input, parameter, ground));
  if (validThrough && isBefore(validThrough, validFrom.toString())) {
    refusals.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'validThrough', earlier: 'validFrom' }, ['input', 'validThrough']));
  }
  if (isBefore(today, documentOn.toString())) refusals.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'documentOn' }, ['input', 'documentOn']));
  const path = ['input', 'supersedesId'];
  if (supersedes?.isSuperseded) refusals.push(finding(localRuleRefusals.LOCAL_RULE_REPLACED, {}, path));
  else if (supersedes && (supersedes.parameter !== parameter || supersedes.organizationId !== ground.organizationId)) {
    refusals.push(finding(localRuleRefusals.LOCAL_RULE_OTHER, { parameter }, path));
  }
  const [other] = standing.filter((each) => each.id !== supersedes?.id && overlap(each, validFrom, validThrough ?? null));
  if (other) refusals.push(overlaps(other));
  return refusals.length > 0 ? refused(refusals) : accepted(parameter);
}

/** That another value of the ward holds on some of the days. */
export function overlaps({ validFrom, documentNumber }: Pick<Standing, 'validFrom' | 'documentNumber'>): Finding {
  return finding(localRuleRefusals.LOCAL_RULE_OVERLAPS, { from: validFrom, document: documentNumber }, ['input', 'validFrom']);
}

/** Whether a value may end on a day. */
export function endVerdict({ validFrom, validThrough, isSuperseded }: Standing, lastDay: PlainDate, documentOn: PlainDate, today: PlainDate): Verdict<null> {
  const refusals: Finding[] = [];
  const path = ['input', 'lastDay'];
  if (isSuperseded) refusals.push(finding(localRuleRefusals.LOCAL_RULE_REPLACED, {}, ['input', 'localRuleId']));
  if (isBefore(lastDay, validFrom)) refusals.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'lastDay', earlier: 'validFrom' }, path));
  if (validThrough !== null && !isBefore(lastDay, validThrough)) refusals.push(finding(localRuleRefusals.LOCAL_RULE_ENDS_ALREADY, { through: validThrough }, path));
  if (isBefore(today, documentOn.toString())) refusals.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'documentOn' }, ['input', 'documentOn']));
  return refusals.length > 0 ? refused(refusals) : accepted(null);
}

/** A value as the book writes it, to type another like it. */
export function writtenAs({ value }: InForce<AnyValue>): string {
  if (Array.isArray(value)) return (value as readonly unknown[]).join(', ');
  if (typeof value !== 'object') return String(value);
  return 'denominator' in value ? `${(value.numerator * 100) / value.denominator}%` : '';
}

function invalid({ value }: ValueToSet, parameter: ParameterName, { now }: SetGround): Finding {
  const found = now(parameter);
  const params = { value, parameter, written: found?.text ?? '', writtenVi: found ? valueInWords(parameter, found.value) : '' };
  return finding(localRuleRefusals.LOCAL_VALUE_INVALID, params, ['input', 'value']);
}

function overlap(each: Standing, from: PlainDate, through: PlainDate | null): boolean {
  return (each.validThrough === null || from.toString() <= each.validThrough) && (through === null || each.validFrom <= through.toString());
}

/** Days compare as texts. */
function isBefore(day: PlainDate, other: string): boolean {
  return day.toString() < other;
}
