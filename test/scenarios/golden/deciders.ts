import { ALL_DISCIPLINE_FORMS, DECIDING_BODIES, type Decider, type DecidingBody, type Deciding, type DisciplineForm, type DisciplineLevel, type DisciplineSubject, type RuleBook } from '#regulations';
import { entitledVerdict, formVerdict } from '../../../libs/discipline/src/discipline.rules.js';
import { codesOf, QD_21, scenario, type Scenario } from './scenario.js';

const ABOVE_CELL: readonly DecidingBody[] = ['INSPECTION_COMMITTEE', 'STANDING_COMMITTEE', 'PARTY_COMMITTEE'];

const SUBJECTS: Readonly<Record<DisciplineSubject, string>> = { FULL_MEMBER: 'đảng viên chính thức', PROBATIONARY_MEMBER: 'đảng viên dự bị', ORGANIZATION: 'tổ chức đảng' };
const LEVELS: Readonly<Record<DisciplineLevel, string>> = {
  NO_POST: 'không giữ chức vụ trong đảng',
  POST_BELOW_WARD: 'là chi ủy viên',
  POST_OF_WARD: 'là đảng ủy viên phường',
  UNDER_WARD: 'trực thuộc đảng ủy phường',
  BELOW_BASE: 'trực thuộc đảng ủy cơ sở dưới phường',
};
const FORMS: Readonly<Record<DisciplineForm, string>> = { REPRIMAND: 'khiển trách', WARNING: 'cảnh cáo', REMOVAL_FROM_OFFICE: 'cách chức', EXPULSION: 'khai trừ', DISSOLUTION: 'giải tán' };
const BODIES: Readonly<Record<DecidingBody, string>> = {
  CELL: 'Chi bộ',
  INSPECTION_COMMITTEE: 'Ủy ban kiểm tra đảng ủy phường',
  STANDING_COMMITTEE: 'Ban thường vụ đảng ủy phường',
  PARTY_COMMITTEE: 'Đảng ủy phường',
  SUPERIOR: 'Cấp có thẩm quyền trên phường',
};

/** Who decides what on whom, as the material says it: written down here apart from the rule book. */
const EXPECTED: readonly (readonly [subject: DisciplineSubject, level: DisciplineLevel, form: DisciplineForm, inAssignedTask: boolean, bodies: readonly DecidingBody[]])[] = [
  ['FULL_MEMBER', 'NO_POST', 'REPRIMAND', false, ['CELL']],
  ['FULL_MEMBER', 'NO_POST', 'REPRIMAND', true, ABOVE_CELL],
  ['FULL_MEMBER', 'NO_POST', 'WARNING', false, ['CELL']],
  ['FULL_MEMBER', 'NO_POST', 'WARNING', true, ABOVE_CELL],
  ['FULL_MEMBER', 'NO_POST', 'EXPULSION', false, ABOVE_CELL],
  ['FULL_MEMBER', 'POST_BELOW_WARD', 'REPRIMAND', false, ['CELL']],
  ['FULL_MEMBER', 'POST_BELOW_WARD', 'WARNING', true, ABOVE_CELL],
  ['FULL_MEMBER', 'POST_BELOW_WARD', 'REMOVAL_FROM_OFFICE', false, ABOVE_CELL],
  ['FULL_MEMBER', 'POST_BELOW_WARD', 'EXPULSION', true, ABOVE_CELL],
  // Also of members whom a committee above manages.
  ['FULL_MEMBER', 'POST_OF_WARD', 'REPRIMAND', false, ['CELL']],
  ['FULL_MEMBER', 'POST_OF_WARD', 'WARNING', false, ['CELL']],
  ['FULL_MEMBER', 'POST_OF_WARD', 'WARNING', true, ABOVE_CELL],
  ['FULL_MEMBER', 'POST_OF_WARD', 'REMOVAL_FROM_OFFICE', false, ['SUPERIOR']],
  ['FULL_MEMBER', 'POST_OF_WARD', 'EXPULSION', false, ['SUPERIOR']],
  ['PROBATIONARY_MEMBER', 'NO_POST', 'REPRIMAND', false, ['CELL']],
  ['PROBATIONARY_MEMBER', 'NO_POST', 'REPRIMAND', true, ABOVE_CELL],
  ['PROBATIONARY_MEMBER', 'NO_POST', 'WARNING', false, ['CELL']],
  ['PROBATIONARY_MEMBER', 'NO_POST', 'WARNING', true, ABOVE_CELL],
  ['ORGANIZATION', 'UNDER_WARD', 'REPRIMAND', false, ABOVE_CELL],
  ['ORGANIZATION', 'UNDER_WARD', 'WARNING', true, ABOVE_CELL],
  ['ORGANIZATION', 'UNDER_WARD', 'DISSOLUTION', false, ['SUPERIOR']],
  ['ORGANIZATION', 'BELOW_BASE', 'REPRIMAND', false, ABOVE_CELL],
  ['ORGANIZATION', 'BELOW_BASE', 'WARNING', false, ABOVE_CELL],
  ['ORGANIZATION', 'BELOW_BASE', 'DISSOLUTION', false, ['STANDING_COMMITTEE', 'PARTY_COMMITTEE']],
];

const table = (bodies: readonly DecidingBody[]): readonly Decider[] => [
  { subjects: ['FULL_MEMBER', 'PROBATIONARY_MEMBER', 'ORGANIZATION'], levels: ['NO_POST', 'POST_BELOW_WARD', 'POST_OF_WARD', 'UNDER_WARD', 'BELOW_BASE'], forms: ALL_DISCIPLINE_FORMS, inAssignedTask: null, bodies },
];

const decide = (body: DecidingBody, asked: Deciding) => (book: RuleBook) => codesOf(entitledVerdict(body, asked, book));

/** Every form by subject, level and body: allowed or not. */
export const DECIDERS: readonly Scenario[] = EXPECTED.flatMap(([subject, level, form, inAssignedTask, entitled]) =>
  DECIDING_BODIES.map((body) => {
    const allowed = entitled.includes(body);
    const task = inAssignedTask ? 'trong nhiệm vụ cấp trên giao' : 'ngoài nhiệm vụ cấp trên giao';
    return scenario({
      vi: `${BODIES[body]} ${FORMS[form]} ${SUBJECTS[subject]} ${LEVELS[level]}, vi phạm ${task}: ${allowed ? 'đúng' : 'không đúng'} thẩm quyền`,
      parameter: 'discipline.deciders',
      by: QD_21,
      judge: decide(body, { subject, level, form, inAssignedTask }),
      answers: [
        { on: '2026-04-10', is: [] },
        { on: '2026-04-11', is: allowed ? [] : ['BODY_NOT_ENTITLED'] },
      ],
      otherwise: allowed ? { value: table([body === 'SUPERIOR' ? 'CELL' : 'SUPERIOR']), is: ['BODY_NOT_ENTITLED'] } : { value: table(DECIDING_BODIES), is: [] },
    });
  }),
);

const POSSIBLE: Readonly<Record<DisciplineSubject, readonly DisciplineForm[]>> = {
  FULL_MEMBER: ['REPRIMAND', 'WARNING', 'REMOVAL_FROM_OFFICE', 'EXPULSION'],
  PROBATIONARY_MEMBER: ['REPRIMAND', 'WARNING'],
  ORGANIZATION: ['REPRIMAND', 'WARNING', 'DISSOLUTION'],
};
const PARAMETER = { FULL_MEMBER: 'discipline.forms-of-full-member', PROBATIONARY_MEMBER: 'discipline.forms-of-probationary', ORGANIZATION: 'discipline.forms-of-organization' } as const;
const LEVEL = { FULL_MEMBER: 'POST_BELOW_WARD', PROBATIONARY_MEMBER: 'POST_BELOW_WARD', ORGANIZATION: 'UNDER_WARD' } as const;
const impossible = (subject: DisciplineSubject, form: DisciplineForm) => (subject === 'ORGANIZATION' ? ['REMOVAL_FROM_OFFICE', 'EXPULSION'].includes(form) : form === 'DISSOLUTION');

/** Every form on every subject: whether there is one. */
export const FORMS_OF_SUBJECTS: readonly Scenario[] = (['FULL_MEMBER', 'PROBATIONARY_MEMBER', 'ORGANIZATION'] as const).flatMap((subject) =>
  ALL_DISCIPLINE_FORMS.map((form) => {
    const there = POSSIBLE[subject].includes(form);
    const never = impossible(subject, form);
    const is = there ? [] : [never ? 'FORM_IMPOSSIBLE' : 'FORM_NOT_FOR_SUBJECT'];
    return scenario({
      vi: `Hình thức ${FORMS[form]} đối với ${SUBJECTS[subject]}: ${there ? 'có' : 'không có'}`,
      parameter: PARAMETER[subject],
      by: QD_21,
      judge: (book) => codesOf(formVerdict(form, { subject, level: LEVEL[subject] }, book)),
      answers: [{ on: '2026-11-20', is }],
      ...(!never && { otherwise: there ? { value: [form === 'WARNING' ? 'REPRIMAND' : 'WARNING'], is: ['FORM_NOT_FOR_SUBJECT'] } : { value: ALL_DISCIPLINE_FORMS, is: [] } }),
    });
  }),
);
