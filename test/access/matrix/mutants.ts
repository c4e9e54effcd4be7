import { ROLES, type Reach, type RightDeclaration, type Role } from '#access';
import type { GuardedApi } from './guarded-api.js';
import { QUESTIONS, type Question } from './questions.js';
import type { Actor, Scope } from './world.js';

type Policies = readonly (readonly [string, RightDeclaration])[];

/** The policy table with one entry changed. */
export interface Mutant {
  readonly name: string;
  readonly right: string;
  readonly change: 'removed' | 'widened' | 'narrowed';
  readonly role: Role;
  readonly policies: Policies;
}

const REACHES: readonly Reach[] = ['SELF', 'UNIT', 'UNIT_AND_BELOW', 'ALL'];
/** Where a change shows soonest. */
const SCOPES: readonly Scope[] = ['own unit', 'ancestor', 'cousin', 'self', 'descendant', 'sibling', 'expired', 'none'];

/** What a right decides besides the operations that it opens: fields further down, and what is behind another right's door. */
const BEHIND: Readonly<Record<string, readonly string[]>> = {
  'contact.read': ['member#contact'],
  'education.read': ['member#education'],
  'sensitive.read': ['relations', 'member#background'],
  'correction.oversee': ['worklist#overdueCorrection'],
  'target.count': ['resolution#progress'],
  'post.prepare': ['notices#committee'],
  'case.inspect': ['logCase'],
  'case.oversee': ['inspectionCase#committeeCase'],
  'case.lead': ['inspectionCase#cellCase'],
  'case.conclude': ['worklist#cellCase', 'worklist#committeeCase'],
  'discipline.propose': ['worklist#preparedByCell', 'worklist#preparedByCommittee'],
  'discipline.settle': ['disciplineCase#toStanding'],
  'programme.direct': ['adoptProgramme#standing'],
};

/** Rights that open doors and are asked for no place: how far they reach makes no difference. */
export const PLACELESS: Readonly<Record<string, string>> = {
  'session.own': 'about the own account',
  'access.read': 'about what one was given oneself; of others access.grant and account.manage say of whom',
  'access.delegate': 'what is lent are rights of one’s own, each as far as it reaches',
  'target.count': 'resolutions are read as far as organisations are known',
  'training.read': 'courses are known with their organisation, who attended with the person',
  'correction.propose': 'one proposes of one’s own record',
  'rating.assess': 'one assesses oneself',
  'case.read': 'cases are read by name',
  'case.conduct': 'cases are conducted by name',
  'case.log': 'case.inspect and case.lead say where',
  'programme.keep': 'case.lead, case.oversee and programme.direct say where',
  'discipline.read': 'measures are read by name',
  'denunciation.read': 'denunciations are read by name',
  'denunciation.direct': 'case.oversee says where',
  'denunciation.reveal': 'those on the team are told, by name',
  'complaint.read': 'complaints are read by name',
  'complaint.file': 'case.oversee says where letters are received',
  'complaint.settle': 'case.oversee and discipline.settle say where',
  'discipline.decide': 'case.oversee and discipline.settle say where',
};
/** Others whose change makes no difference, and why. */
const EQUIVALENT: readonly { readonly right: string; readonly role?: Role; readonly change: Mutant['change']; readonly because: string }[] = [
  { right: 'session.own', change: 'removed', because: 'every session has it, also one without a role' },
  { right: 'access.grant', role: 'ADMINISTRATOR', change: 'widened', because: 'the role is bound to no place from which anything could be reached' },
  // Of those to whom it is given alone, without the post, grants.e2e-spec asks.
  { right: 'access.read', role: 'INSPECTION_OFFICER', change: 'removed', because: 'by post an officer is of the committee too, which has it' },
  { right: 'access.delegate', role: 'INSPECTION_OFFICER', change: 'removed', because: 'by post an officer is of the committee too, which has it' },
  { right: 'education.read', change: 'widened', because: 'people are shown by member.read; what it opens of them goes no farther' },
  { right: 'correction.decide', change: 'widened', because: 'corrections are shown by correction.read; what is decided of them goes no farther' },
  { right: 'record.correct', role: 'PARTY_OFFICE', change: 'widened', because: 'records are found by member.read; what is written to them goes no farther' },
  { right: 'correction.oversee', change: 'widened', because: 'only the work list asks for its place, and shows no correction that is not read' },
  { right: 'case.conclude', change: 'widened', because: 'only the work list asks for its place, and shows no case that is not led' },
  { right: 'discipline.propose', change: 'widened', because: 'only the work list asks for its place, and shows no measure of a case that is not led' },
];

/** Why a mutant cannot be told from the original; undefined when it must be. */
export function equivalence({ right, change, role }: Mutant): string | undefined {
  return (change === 'removed' ? undefined : PLACELESS[right]) ?? EQUIVALENT.find((each) => each.right === right && each.change === change && (each.role ?? role) === role)?.because;
}

/** Every entry of the table, removed, widened to the next reach and narrowed to the one before. */
export function mutantsOf(policies: Policies): Mutant[] {
  return policies.flatMap(([right, { roles }]) =>
    ROLES.flatMap((role) => {
      const reach = roles[role];
      if (reach === undefined) return [];
      const place = REACHES.indexOf(reach);
      const made = (change: Mutant['change'], changed: Reach | undefined): Mutant => ({
        name: `${right}, ${role}: ${reach} ${change}${changed === undefined ? '' : ` to ${changed}`}`,
        right,
        change,
        role,
        policies: policies.map(([name, declaration]) => [name, name === right ? { ...declaration, roles: { ...declaration.roles, [role]: changed } } : declaration] as const),
      });
      const next = REACHES[place + 1];
      const before = REACHES[place - 1];
      return [made('removed', undefined), ...(next === undefined ? [] : [made('widened', next)]), ...(before === undefined ? [] : [made('narrowed', before)])];
    }),
  );
}

/** Whether any answer to the questions that the right decides differs from what is expected. */
export async function isKilled(api: GuardedApi, mutant: Mutant, expected: (question: Question, actor: Actor) => boolean): Promise<boolean> {
  const rights = api.rightsOfFields();
  const questions = QUESTIONS.filter(({ field, row }) => row !== 'logout' && (rights.get(field) === mutant.right || BEHIND[mutant.right]?.includes(row)));
  if (questions.length === 0) throw new Error(`No question of the matrix is decided by ${mutant.right}.`);
  // An officer of the inspection committee is one of its members too.
  const actors = api.actors.filter(({ role }) => role === mutant.role || (mutant.role === 'INSPECTION_COMMITTEE' && role === 'INSPECTION_OFFICER'));
  return api.withPolicies(mutant.policies, async () => {
    for (const scope of SCOPES) {
      const cells = questions.flatMap((question) => actors.flatMap((actor) => (actor.scope === scope ? [{ question, actor }] : [])));
      const answers = await api.askAll(cells);
      if (cells.some(({ question, actor }, index) => answers[index] !== expected(question, actor))) return true;
    }
    return false;
  });
}
