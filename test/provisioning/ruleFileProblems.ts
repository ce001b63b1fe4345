import type { RuleFile } from 'alerts/ruleFile';
import { shapeProblems } from './ruleFileSchema';

type FileRule = RuleFile['groups'][number]['rules'][number];
type Step = FileRule['data'][number];

/** Functions of Grafana's templates in annotations, and of Go's that the rules use. */
const templateFunctions = new Set([
  'else',
  'end',
  'externalURL',
  'humanize',
  'humanizePercentage',
  'if',
  'printf',
  'urlquery',
]);

/** Everything about a parsed rule file that a Grafana 12.3 would refuse, or would read otherwise than it is meant. */
export function ruleFileProblems(value: unknown): string[] {
  const shape = shapeProblems('file', value);
  if (shape.length > 0) {
    return shape;
  }
  const rules = (value as RuleFile).groups.flatMap((group) => {
    const interval = /^(\d+)s$/.exec(group.interval)?.[1];
    const odd = interval !== undefined && Number(interval) % 10 !== 0 ? [`interval ${group.interval}`] : [];
    const names = [group.name, group.folder].flatMap((name) => expandedProblems('group', name));
    return [...odd, ...names, ...group.rules.flatMap(ruleProblems)];
  });
  const uids = (value as RuleFile).groups.flatMap((group) => group.rules.map(({ uid }) => uid));
  return [...rules, ...(new Set(uids).size < uids.length ? ['a uid stands twice'] : [])];
}

function ruleProblems(rule: FileRule): string[] {
  const { uid, title, condition, data, annotations, labels, notification_settings: notification } = rule;
  const refIds = data.map(({ refId }) => refId);
  const groupBy = notification === undefined ? undefined : (notification['group_by'] as readonly string[]);
  const problems = [
    ...data.flatMap((step) => stepProblems(step, refIds)),
    ...Object.values(annotations).flatMap((annotation) => templateProblems(annotation, data)),
    ...[
      title,
      ...Object.values(labels),
      ...(notification === undefined ? [] : [String(notification['receiver'])]),
    ].flatMap((text) => expandedProblems('text', text)),
    ...Object.keys({ ...annotations, ...labels }).flatMap((name) => (/^[a-z_]+$/.test(name) ? [] : [`name ${name}`])),
    ...(new Set(refIds).size < refIds.length ? ['a step stands twice'] : []),
    ...(data.find(({ refId }) => refId === condition)?.model['type'] === 'threshold' ? [] : [`condition ${condition}`]),
    ...(groupBy === undefined || ['grafana_folder', 'alertname'].every((name) => groupBy.includes(name))
      ? []
      : ['group_by lacks what Grafana demands']),
  ];
  return problems.map((problem) => `${uid}: ${problem}`);
}

function stepProblems({ refId, datasourceUid, relativeTimeRange, model }: Step, refIds: readonly string[]): string[] {
  const place = (problems: readonly string[]) => problems.map((problem) => `step ${refId}: ${problem}`);
  if (model['refId'] !== refId) {
    return place([`is called ${String(model['refId'])} in its model`]);
  }
  if (datasourceUid !== '__expr__') {
    return place([
      ...shapeProblems('query', model),
      ...(relativeTimeRange.from > 0 ? [] : ['reads no time']),
      // The reader's variables are not there when Grafana's server evaluates.
      ...(String(model['rawSql']).match(/\$(?!__(?:timeFrom|timeTo)\(\))\w*/g) ?? []),
    ]);
  }
  const expression = String(model['expression']);
  const named =
    model['type'] === 'threshold' ? [expression] : [...expression.matchAll(/\$(\w+)/g)].map(([, name = '']) => name);
  return place([
    ...shapeProblems(model['type'] === 'threshold' ? 'threshold' : 'math', model),
    ...(named.length > 0 && named.every((name) => refIds.includes(name) && name !== refId)
      ? []
      : [`reads ${expression}`]),
  ]);
}

/** Grafana puts variables of its environment into titles, labels and names: `$$` is a dollar sign there. */
function expandedProblems(what: string, text: string): string[] {
  return /\$/.test(text.replaceAll('$$', '')) ? [`${what} with a variable: ${text}`] : [];
}

/** Each `{{ }}` holds known functions and values of steps that there are, and nothing is left open. */
function templateProblems(annotation: string, data: readonly Step[]): string[] {
  const actions = [...annotation.matchAll(/\{\{(.*?)\}\}/g)].map(([, action = '']) => action);
  const rest = annotation.replace(/\{\{.*?\}\}/g, '');
  const words = actions.flatMap((action) =>
    action
      .replace(/"[^"]*"/g, '')
      .split(/[\s|()]+/)
      .filter((word) => word !== ''),
  );
  return [
    ...(/\{\{|\}\}/.test(rest) ? [`an open template: ${annotation}`] : []),
    ...(words.filter((word) => word === 'if').length === words.filter((word) => word === 'end').length
      ? []
      : [`an if without its end: ${annotation}`]),
    ...words.filter((word) => !isKnownWord(word, data)).map((word) => `template word ${word}`),
  ];
}

function isKnownWord(word: string, data: readonly Step[]): boolean {
  const value = /^\$values\.([A-Z])(?:\.Value)?$/.exec(word)?.[1];
  return value === undefined
    ? templateFunctions.has(word) || /^\$labels\.[a-z]+$/.test(word)
    : data.some(({ refId }) => refId === value);
}
