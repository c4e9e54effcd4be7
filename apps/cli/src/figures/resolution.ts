import type { REPORTS } from '#demo';
import type { Ask, Check, Findings, NotStated } from './check.js';

type Targets = (typeof REPORTS.mocChau.targets | typeof REPORTS.vanSon.targets)[number];

interface MeasureAnswer {
  readonly key: string;
  readonly kind: string;
  readonly text: string;
  readonly comparator: string;
  readonly threshold: string;
  readonly unit: string;
  readonly cadence: string;
  readonly cadenceStated: boolean;
  readonly judgedOn: string | null;
  readonly progress: { readonly status: string; readonly shown: string | null; readonly figure: { readonly numerator: number; readonly facts: { readonly totalCount: number } } | null } | null;
}

interface ResolutionAnswer {
  readonly targets: readonly { readonly group: string; readonly number: number; readonly text: string; readonly line: number | null; readonly measures: readonly MeasureAnswer[] }[];
}

const RESOLUTION = `{
  resolutions { targets {
    group number text line
    measures {
      key kind text comparator threshold unit cadence cadenceStated judgedOn
      progress { status shown figure { numerator facts(first: 1, countedOnly: true) { totalCount } } }
    }
  } }
}`;
const EACH_YEAR = '12-31 of each year';

/** A ward's congress resolution: every target and measure unchanged, and every computed one worked out with its list. */
export async function resolutionFigures(ask: Ask, ward: string, targets: readonly Targets[]): Promise<Findings> {
  const { resolutions } = await ask<{ resolutions: readonly ResolutionAnswer[] }>(RESOLUTION);
  const [resolution] = resolutions;
  const checks: Check[] = [];
  const notStated: NotStated[] = [];
  for (const target of targets) {
    const name = `${ward} ${target.group} ${target.number}`;
    const found = resolution?.targets.find((each) => each.number === target.number && each.group === groupOf(target.group));
    const stored = (figure: string, printed: string, answered: string | undefined): void => {
      checks.push({ figure, printed, answered: answered ?? '–', line: target.line, from: 'STORED' });
    };
    stored(`${name}: lời văn`, target.textVi, found?.text);
    for (const measure of target.measures) {
      const kept = found?.measures.find(({ key }) => key === measure.key);
      stored(`${name}: ${measure.key}`, wording(measure), kept && [kept.comparator, kept.threshold, kept.unit, kept.cadence, kept.cadenceStated, kept.judgedOn ?? EACH_YEAR, kept.text].join(' | '));
      if (measure.kind !== 'computed') continue;
      const figure = kept?.progress?.figure;
      if (figure) checks.push({ figure: `${name}: ${measure.key}, số và danh sách`, printed: String(figure.numerator), answered: String(figure.facts.totalCount), line: target.line, from: 'RECORDS' });
      else notStated.push({ figure: `${name}: ${measure.key} (chưa có số liệu để tính)`, line: target.line });
    }
  }
  return { checks, notStated };
}

function groupOf(group: string): string {
  return group.toUpperCase().replace('-', '_');
}

function wording(measure: Targets['measures'][number]): string {
  const { comparator, value, unit, cadence, cadenceStated, judgedOn, textVi } = measure;
  return [comparator.toUpperCase(), Number(value), unit, groupOf(cadence), cadenceStated, judgedOn, textVi].join(' | ');
}
