import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { DomainError, finding, kernelRefusals, newId, orThrow, refuse } from '#kernel';
import { Regulations } from '#regulations';
import { LocalRuleQuery, type LocalRuleRow } from './local-rule.query.js';
import { LocalRuleRepository, type Ending } from './local-rule.repository.js';
import { endVerdict, overlaps, setVerdict, writtenAs, type ValueToSet } from './local-rule.rules.js';

export interface LocalRuleToSet extends ValueToSet {
  readonly organizationId: string;
  readonly documentNumber: string;
  readonly article?: string | null;
  readonly supersedesId?: string | null;
  readonly validateOnly: boolean;
}

export interface LocalRuleToEnd extends Ending {
  readonly localRuleId: string;
  readonly version: number;
  readonly validateOnly: boolean;
}

/** What a ward sets for itself where the national rule book lets it. */
@Injectable()
export class LocalRuleService {
  constructor(
    private readonly rules: LocalRuleQuery,
    private readonly writes: LocalRuleRepository,
    private readonly access: AccessService,
    private readonly regulations: Regulations,
  ) {}

  async list(ctx: Ctx, organizationId: string | null): Promise<LocalRuleRow[]> {
    return this.rules.list(ctx, organizationId);
  }

  /**
   * Sets a value from a day on, by a document; in the place of one that was wrong, when it is named.
   * @throws DomainError NOT_FOUND, PARAMETER_NOT_LOCAL, LOCAL_VALUE_INVALID, DATES_OUT_OF_ORDER, DATE_IN_FUTURE,
   *   LOCAL_RULE_REPLACED, LOCAL_RULE_OTHER, LOCAL_RULE_OVERLAPS
   */
  async set(ctx: WriteCtx, input: LocalRuleToSet): Promise<LocalRuleRow | null> {
    const { organizationId, supersedesId = null, validFrom } = input;
    if (!(await this.access.reaches(ctx, 'regulation.set', organizationId))) throw notFound('organizationId');
    const supersedes = supersedesId === null ? null : ((await this.rules.lock(ctx, supersedesId)) ?? null);
    if (supersedesId !== null && !supersedes) throw notFound('supersedesId');
    const book = this.regulations.on(validFrom);
    const standing = await this.rules.standing(ctx, organizationId, input.parameter);
    const ground = {
      organizationId,
      today: ctx.today,
      standing,
      supersedes,
      now: (name: Parameters<typeof book.get>[0]) => {
        const found = book.get(name);
        return found && { text: writtenAs(found), value: found.value };
      },
    };
    orThrow(setVerdict(input, ground));
    const written = await rehearsable(ctx, input.validateOnly, async () => {
      const id = newId();
      if (supersedes) {
        await this.writes.supersede(ctx, supersedes.id);
        ctx.touched.push({ kind: 'local_rule', id: supersedes.id, action: 'CHANGED' });
      }
      // Somebody else may have set one since it was checked.
      if (!(await this.writes.append(ctx, { ...input, id }))) throw new DomainError([overlaps({ validFrom: validFrom.toString(), documentNumber: input.documentNumber })]);
      ctx.touched.push({ kind: 'local_rule', id, action: 'CREATED' });
      return this.read(ctx, id);
    });
    return input.validateOnly ? null : written;
  }

  /**
   * Ends a value on a day, by a document.
   * @throws DomainError NOT_FOUND, VERSION_STALE, LOCAL_RULE_REPLACED, LOCAL_RULE_ENDS_ALREADY, DATES_OUT_OF_ORDER, DATE_IN_FUTURE
   */
  async end(ctx: WriteCtx, input: LocalRuleToEnd): Promise<LocalRuleRow> {
    const { localRuleId, version, lastDay, documentOn } = input;
    const found = await this.rules.findInScope(ctx, localRuleId);
    if (!found || !(await this.access.reaches(ctx, 'regulation.set', found.organizationId))) throw notFound('localRuleId');
    const rule = (await this.rules.lock(ctx, localRuleId)) ?? found;
    if (rule.version !== version) throw new DomainError([finding(kernelRefusals.VERSION_STALE, { current: rule.version, given: version }, ['input', 'version'])]);
    orThrow(endVerdict(rule, lastDay, documentOn, ctx.today));
    return rehearsable(ctx, input.validateOnly, async () => {
      await this.writes.end(ctx, localRuleId, input);
      ctx.touched.push({ kind: 'local_rule', id: localRuleId, action: 'CHANGED' });
      return this.read(ctx, localRuleId);
    });
  }

  private async read(ctx: WriteCtx, id: string): Promise<LocalRuleRow> {
    const row = await this.rules.findInScope(ctx, id);
    if (!row) throw new Error('A value that was written cannot be read.');
    return row;
  }
}

function notFound(field: 'organizationId' | 'localRuleId' | 'supersedesId'): DomainError {
  const what = field === 'organizationId' ? { whatVi: 'tổ chức', whatEn: 'organization' } : { whatVi: 'giá trị riêng này', whatEn: 'local rule' };
  return refuse(kernelRefusals.NOT_FOUND, what, ['input', field]);
}
