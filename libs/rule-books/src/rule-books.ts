import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { storedDay, type PlainDate } from '#kernel';
import { isParameter, readText, Regulations, WorkingCalendar, type LocalValue, type RuleBook, type WardRules } from '#regulations';
import { RuleBookQuery, type LocalValueRow } from './rule-books.query.js';

/** The rule book that an organisation goes by: the national one, with what its ward set and entered. */
@Injectable()
export class RuleBooks {
  /** What was read in a request stays so until its end. */
  private readonly read = new WeakMap<Ctx, Map<string, Promise<WardRules>>>();

  constructor(
    private readonly regulations: Regulations,
    private readonly query: RuleBookQuery,
  ) {}

  /** The rules of a day for an organisation. */
  async on(ctx: Ctx, date: PlainDate, organizationId: string): Promise<RuleBook> {
    return this.regulations.on(date, await this.wardRules(ctx, organizationId));
  }

  /** What the wards above an organisation, or itself, set and entered. */
  wardRules(ctx: Ctx, organizationId: string): Promise<WardRules> {
    const read = this.read.get(ctx) ?? new Map<string, Promise<WardRules>>();
    this.read.set(ctx, read);
    const found = read.get(organizationId) ?? this.load(ctx, organizationId);
    read.set(organizationId, found);
    return found;
  }

  private async load(ctx: Ctx, organizationId: string): Promise<WardRules> {
    const values = await this.query.localValues(ctx, organizationId);
    const notices = await this.query.notices(ctx, organizationId);
    return { values: values.map(localValue), calendar: new WorkingCalendar(notices) };
  }
}

function localValue({ parameter, value: text, validFrom, validThrough, documentNumber, documentOn, article }: LocalValueRow): LocalValue {
  const value = isParameter(parameter) ? readText(parameter, text) : undefined;
  if (!isParameter(parameter) || value === undefined) throw new Error(`A ward set ${parameter} to ${text}, which the program does not know.`);
  const through = validThrough === null ? null : storedDay(validThrough);
  return { parameter, value, from: storedDay(validFrom), through, document: documentNumber, documentDate: documentOn, article };
}
