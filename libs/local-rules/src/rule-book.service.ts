import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { kernelRefusals, refuse, type PlainDate } from '#kernel';
import { isLocal, isParameter, PARAMETER_NAMES, Regulations, uncertainty, valueInWords, ARTICLE_UNCHECKED, WorkingCalendar, type BookValue, type LocalValue, type ParameterName, type WardRules } from '#regulations';
import { RuleBooks } from '#rule-books';
import { LocalRuleQuery } from './local-rule.query.js';
import type { DeadlineModel, RegulationModel, RegulationValueModel } from './rule-book.model.js';

const NATIONAL: WardRules = { values: [], calendar: WorkingCalendar.WITHOUT_NOTICES };

/** Shows the rule book: of the country, or with what a ward set and entered. */
@Injectable()
export class RuleBookService {
  constructor(
    private readonly regulations: Regulations,
    private readonly books: RuleBooks,
    private readonly rules: LocalRuleQuery,
  ) {}

  /** Every parameter, with its value on a day. @throws DomainError NOT_FOUND */
  async on(ctx: Ctx, day: PlainDate, organizationId: string | null): Promise<RegulationModel[]> {
    const ward = await this.ward(ctx, organizationId);
    return PARAMETER_NAMES.map((parameter) => ({
      parameter,
      about: this.regulations.parameter(parameter).about,
      mayBeLocal: isLocal(parameter),
      inForce: this.values(parameter, ward).find((value) => liesIn(day.toString(), value)) ?? null,
    }));
  }

  /** All values of a parameter, the ward's own first, then the latest. @throws DomainError NOT_FOUND */
  async history(ctx: Ctx, parameter: string, organizationId: string | null): Promise<RegulationValueModel[]> {
    if (!isParameter(parameter)) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'quy định này', whatEn: 'parameter' }, ['parameter']);
    return this.values(parameter, await this.ward(ctx, organizationId));
  }

  /** The day so many working days after another. @throws DomainError NOT_FOUND */
  async deadline(ctx: Ctx, from: PlainDate, workingDays: number, organizationId: string): Promise<DeadlineModel> {
    const { calendar } = await this.ward(ctx, organizationId);
    const deadline = calendar.after(from, workingDays);
    const reason = uncertainty(deadline).vi.trim();
    return { day: deadline.day.toString(), certain: reason === '', missingYears: deadline.missingYears, reasonVi: reason === '' ? null : reason };
  }

  private async ward(ctx: Ctx, organizationId: string | null): Promise<WardRules> {
    if (organizationId === null) return NATIONAL;
    if (!(await this.rules.knows(ctx, organizationId))) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['organizationId']);
    return this.books.wardRules(ctx, organizationId);
  }

  private values(name: ParameterName, { values }: WardRules): RegulationValueModel[] {
    const own = values.filter(({ parameter }) => parameter === name).map(localValue);
    const national = this.regulations.parameter(name).values.map((value) => nationalValue(name, value));
    return [...own.toReversed(), ...national.toReversed()];
  }
}

function nationalValue(name: ParameterName, { value, from, through, document, article, severity, grade, note, carried, conflicting, chosen }: BookValue): RegulationValueModel {
  return {
    valueVi: valueInWords(name, value),
    validFrom: from.toString(),
    validThrough: through?.toString() ?? null,
    document: document.number,
    documentDate: document.date,
    article,
    severity,
    grade,
    local: false,
    note,
    carried,
    conflicting: conflicting.map((other) => ({ valueVi: valueInWords(name, other.value), source: other.source, grade: other.grade })),
    chosen,
  };
}

function localValue({ parameter, value, from, through, document, documentDate, article }: LocalValue): RegulationValueModel {
  const sure = { severity: 'HARD', grade: 'A', local: true, note: null, carried: null, conflicting: [], chosen: null };
  const days = { validFrom: from.toString(), validThrough: through?.toString() ?? null };
  return { valueVi: valueInWords(parameter, value), ...days, document, documentDate, article: article ?? ARTICLE_UNCHECKED, ...sure };
}

function liesIn(day: string, { validFrom, validThrough }: RegulationValueModel): boolean {
  return validFrom <= day && (validThrough === null || day <= validThrough);
}
