import { openAccounts } from './accounts.js';
import { recordAdmissions } from './admissions.js';
import { Book } from './book.js';
import { CaseFile } from './case-file.js';
import { recordCases } from './cases.js';
import { fillCells } from './cell-offices.js';
import { liveOn } from './changes.js';
import { employCivilServants } from './civil-servants.js';
import type { Day } from './days.js';
import { addGuests } from './guests.js';
import { collectDues } from './dues.js';
import { enterNotices } from './holidays.js';
import { numberPeople } from './identity-numbers.js';
import { receiveLetters } from './letters.js';
import { holdMeetings } from './meetings.js';
import { Roll } from './membership.js';
import { writeObservations } from './observations.js';
import { buildOrganizations } from './organizations.js';
import { addOverlays } from './overlays.js';
import { adoptProgrammes } from './programmes.js';
import { Random } from './random.js';
import { holdRatingSeasons } from './rating-seasons.js';
import { recordsOf } from './records.js';
import { adoptResolutions } from './resolutions.js';
import { enterSheets } from './sheets.js';
import { COUNTED_ON, enrolRosters } from './rosters.js';
import type { DemoData } from './rows.js';
import { holdCourses } from './training.js';
import { fillPredecessors, fillWard, seatPredecessorsInspectors } from './ward-offices.js';

export interface DemoSettings {
  readonly seed: number;
  /** The day on which the demo plays: nothing later has happened. */
  readonly referenceDate: Day;
}

/**
 * Both wards, with invented people, as their political reports count them. The same seed and reference date
 * give the same rows, ids included; a later reference date continues the same story.
 */
export function generateDemo({ seed, referenceDate }: DemoSettings): DemoData {
  if (referenceDate < COUNTED_ON) throw new RangeError(`The demo cannot play before ${COUNTED_ON}, when the reports count their members.`);
  const random = new Random(`chibo demo ${seed}`);
  const book = new Book(random, referenceDate);
  const roll = new Roll(book);
  const tree = buildOrganizations(book, random.fork('organizations'));
  const leaders = enrolRosters(roll, random.fork('rosters'), tree);
  for (const [ward, members] of leaders) {
    fillCells(book, roll, random.fork('cells'), ward);
    fillWard(book, roll, random.fork(ward.key), ward, members);
    fillPredecessors(book, roll, random.fork('predecessors'), ward);
    addGuests(book, roll, random.fork(`${ward.key}/guests`), ward);
  }
  openAccounts(book, roll, tree);
  const candidacies = liveOn(book, roll, random.fork('changes'), tree);
  for (const ward of [tree.mocChau, tree.vanSon]) addOverlays(book, roll, random.fork(`overlays/${ward.key}`), ward);
  holdRatingSeasons(book, roll, random.fork('ratings'), tree);
  employCivilServants(book, roll, random.fork('civil servants'), tree);
  holdMeetings(book, random.fork('meetings'), tree);
  holdCourses(book, random.fork('training'), tree);
  adoptResolutions(book, tree);
  writeObservations(book, tree);
  enterNotices(book, tree);
  const records = recordsOf(book, roll);
  recordAdmissions(book, records, random.fork('admissions'), candidacies);
  seatPredecessorsInspectors(book, tree.mocChau);
  enterSheets(book, roll, random.fork('sheets'));
  const file = new CaseFile(book, records);
  recordCases(file, random.fork('cases'), tree);
  adoptProgrammes(book, random.fork('programmes'), tree);
  receiveLetters(book, file, random.fork('letters'), tree);
  collectDues(book, records, random.fork('dues'), tree);
  numberPeople(book, random.fork('identity numbers'));
  return { seed, referenceDate, rows: book.rows };
}
