import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import type { Ctx } from '#database';
import { kernelRefusals, refuse } from '#kernel';
import { CaseQuery } from '#inspection';
import { DisciplineBody, DisciplineForm, ViolationField } from '#enums';
import { DisciplineCountsQuery, type DisciplineCountsQuestion } from './discipline-counts.query.js';
import { toldGroups, type ToldGroup } from './discipline-counts.rules.js';

const ON_ORGANIZATIONS: readonly DisciplineForm[] = ['REPRIMAND', 'WARNING', 'DISSOLUTION'];
const ON_MEMBERS = Object.values(DisciplineForm).filter((form) => form !== 'DISSOLUTION');

/** Numbers of discipline for those who may count it, without those that tell of one person. */
@Injectable()
export class DisciplineCounts {
  constructor(
    private readonly query: DisciplineCountsQuery,
    private readonly cases: CaseQuery,
    private readonly access: AccessService,
  ) {}

  /** @throws DomainError NOT_FOUND, DATES_OUT_OF_ORDER */
  async counted(ctx: Ctx, question: DisciplineCountsQuestion): Promise<{ readonly withheld: boolean; readonly groups: readonly ToldGroup[] }> {
    const { organizationId, fromYear, throughYear, by, onOrganizations } = question;
    if (throughYear < fromYear) throw refuse(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'throughYear', earlier: 'fromYear' }, ['throughYear']);
    if (!(await this.access.reaches(ctx, 'case.count', organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức đảng', whatEn: 'party organization' }, ['organizationId']);
    }
    const values = { forms: onOrganizations ? ON_ORGANIZATIONS : ON_MEMBERS, fields: [...Object.values(ViolationField), null], bodies: Object.values(DisciplineBody) };
    const groups = toldGroups(await this.query.groups(ctx, question), by, values);
    return { withheld: !(await this.cases.tellsDiscipline(ctx, organizationId)), groups };
  }
}
