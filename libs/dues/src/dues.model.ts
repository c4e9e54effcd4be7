import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, PlainDateScalar, UuidScalar } from '#graphql';
import type { PlainDate } from '#kernel';
import { DUES_BASES, DUES_EXEMPTIONS, DUES_RELIEFS, type DuesExemption } from './dues.rules.js';

/** The words of a table as an enum of the API, each told in both languages. */
function enumOf(name: string, description: string, table: Readonly<Record<string, { readonly vi: string; readonly en: string }>>): Readonly<Record<string, string>> {
  const words = Object.fromEntries(Object.keys(table).map((word) => [word, word]));
  registerEnumType(words, { name, description, valuesMap: Object.fromEntries(Object.entries(table).map(([word, { vi, en }]) => [word, { description: `${vi}: ${en}.` }])) });
  return words;
}

export const DuesBasisEnum = enumOf('DuesBasis', 'What dues are reckoned from.', DUES_BASES);
export const DuesReliefEnum = enumOf('DuesReliefKind', 'Why a member in hardship pays less, or nothing.', DUES_RELIEFS);
const DuesExemptionEnum = enumOf('DuesExemption', 'Why nothing is owed.', DUES_EXEMPTIONS);

@ObjectType('DuesOwed', { description: 'Đảng phí: what a member owes for a month, by the rule book of its first day.' })
export class DuesOwedModel {
  @Field(() => PlainDateScalar, { description: 'First day of the month.' })
  readonly month!: PlainDate;

  @Field(() => Int, { description: 'What is owed, in whole đồng; fractions are left out.' })
  readonly owedDong!: number;

  @Field(() => Int, { description: 'What it would be without relief or exemption, in đồng.' })
  readonly fullDong!: number;

  @Field(() => DuesExemptionEnum, { nullable: true, description: 'Why nothing is owed; null where something is.' })
  readonly exemption!: DuesExemption | null;
}

@ObjectType('DuesPayment', { description: 'That a member’s dues of a month were paid.' })
export class DuesPaymentModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => PlainDateScalar, { description: 'First day of the month.' })
  readonly month!: string;

  @Field(() => Int, { description: 'How much, in đồng.' })
  readonly amountDong!: number;

  @Field(() => PlainDateScalar, { description: 'Day of payment.' })
  readonly paidOn!: string;

  @Field(() => String, { description: 'The receipt or list that shows it.' })
  readonly receipt!: string;

  @Field(() => String, { nullable: true, description: 'Why it was voided and counts nowhere; null while it stands.' })
  readonly voidReason!: string | null;

  @Field(() => Int, { description: 'Version, to be given back when voiding it.' })
  readonly version!: number;
}

@ObjectType('DuesPaymentConnection', { description: 'Dues on record, a page at a time.' })
export class DuesPaymentConnection extends connectionOf(DuesPaymentModel, 'DuesPayment') {}

@ObjectType('DuesPaymentPayload', { description: 'Dues after a change; with `validateOnly` as they would be.' })
export class DuesPaymentPayload {
  @Field(() => [DuesPaymentModel], { description: 'The dues.' })
  readonly payments!: readonly DuesPaymentModel[];
}
