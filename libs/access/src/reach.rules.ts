import type { Reach } from './role.rules.js';

/** Marks a path of a scope that does not reach what is below it. */
export const HERE = '=';

/** The paths that a right of a role held at a place reaches. The empty path stands above every organisation. */
export function reachedPaths(reach: Reach | undefined, path: string | null, limit: 'UNIT' | null = null): string[] {
  if (reach === 'ALL') return [''];
  if (path === null) return [];
  if (reach === 'UNIT' || (reach === 'UNIT_AND_BELOW' && limit === 'UNIT')) return [`${HERE}${path}`];
  return reach === 'UNIT_AND_BELOW' ? [path] : [];
}

/** Whether paths of a scope reach a place. */
export function covers(paths: readonly string[], place: string): boolean {
  return paths.includes(`${HERE}${place}`) || coversBelow(paths, place);
}

/** Whether paths of a scope reach a place and all that is below it. */
export function coversBelow(paths: readonly string[], place: string): boolean {
  return paths.some((path) => !path.startsWith(HERE) && (path === '' || place === path || place.startsWith(`${path}.`)));
}

/** What remains of paths when they are to reach no farther than one place and what is below it. */
export function within(paths: readonly string[], place: string): string[] {
  if (coversBelow(paths, place)) return [place];
  return covers(paths, place) ? [`${HERE}${place}`] : [];
}
