/** A denunciation, as the operations below ask for it. */
export interface Denunciation {
  readonly id: string;
  readonly version: number;
  readonly stage: string;
}

const DENUNCIATION = `id organizationId memberId accusedId receivedOn content anonymous caseId case { id } takenUpOn outcome conclusionNumber concludedOn conclusion closedOn stage version`;
const mutation = (name: string, input: string): string => `mutation ($input: ${input}!) { ${name}(input: $input) { denunciation { ${DENUNCIATION} } } }`;
export const RECEIVE_DENUNCIATION = mutation('receiveDenunciation', 'ReceiveDenunciationInput');
export const TAKE_UP = mutation('takeUpDenunciation', 'TakeUpDenunciationInput');
export const CONCLUDE_DENUNCIATION = mutation('concludeDenunciation', 'ConcludeDenunciationInput');
export const KEEP = mutation('keepDenunciation', 'KeepDenunciationInput');
export const REVEAL_DENOUNCER = 'mutation ($input: RevealDenouncerInput!) { revealDenouncer(input: $input) { denouncer { name address } } }';
export const ONE_DENUNCIATION = `query ($id: UUID!) { denunciation(id: $id) { ${DENUNCIATION} } }`;
export const DENUNCIATIONS = `{ denunciations(first: 50) { totalCount pageInfo { endCursor } edges { cursor node { ${DENUNCIATION} } } } }`;
