/**
 * One scenario for every mutation of the schema. What must hold for all of them is tested for each of these:
 * `test/e2e/every-mutation.e2e-spec.ts` (keys, versions, `validateOnly`) and `test/faults/every-statement.e2e-spec.ts`
 * (a failure midway leaves nothing). A mutation without a scenario fails the first of them.
 *
 * To add one for a new mutation:
 *
 * 1. In the file of its feature here (a new feature: a new file, named in `SCENARIOS` below), add an entry whose
 *    `prepare` does over the API whatever has to come first, and answers the client, the document and the variables.
 * 2. Each scenario starts from the demo data as of 21/11/2026, with `users` logged in; nothing of another scenario
 *    is there. Afterwards everything is put back, so it need not tidy up.
 * 3. The attempt must succeed as prepared, and leave a change in the database. Let it take the long way: with a
 *    warning overridden, with rows in every list, so that all statements of the mutation are run.
 * 4. Ask for fields that the mutation changes, so that comparing answers means something.
 */
import { accountScenarios } from './accounts.js';
import { admissionScenarios } from './admissions.js';
import { caseScenarios } from './cases.js';
import { denunciationScenarios } from './denunciations.js';
import { factScenarios } from './facts.js';
import { grantScenarios } from './grants.js';
import { helpScenarios } from './helps.js';
import { identityNumberScenarios } from './identity-numbers.js';
import { mergeScenarios } from './merges.js';
import { programmeScenarios } from './programmes.js';
import { ratingScenarios } from './ratings.js';
import { recordScenarios } from './records.js';
import { relationScenarios } from './relations.js';
import { movementScenarios } from './movements.js';
import { postScenarios, reorganizationScenarios } from './reorganizations.js';
import { ruleScenarios } from './rules.js';
import type { Scenario } from './scenario.js';
import { stateNoticeScenarios } from './state-notices.js';
import { targetScenarios } from './targets.js';
import { transferScenarios } from './transfers.js';

export type { Attempt, DemoUsers, Scenario } from './scenario.js';

export const SCENARIOS: readonly Scenario[] = [...stateNoticeScenarios, ...accountScenarios, ...ratingScenarios, ...helpScenarios, ...admissionScenarios, ...caseScenarios, ...denunciationScenarios, ...programmeScenarios, ...targetScenarios, ...factScenarios, ...relationScenarios, ...grantScenarios, ...reorganizationScenarios, ...postScenarios, ...ruleScenarios, ...movementScenarios, ...transferScenarios, ...identityNumberScenarios, ...recordScenarios, ...mergeScenarios];
