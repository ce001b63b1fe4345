/** A rule as Grafana has it: what of `GET /api/v1/provisioning/alert-rules` is compared or shown. */
export interface StoredRule {
  readonly uid: string;
  readonly title: string;
  readonly folderUid: string;
  readonly group: string;
  /** `file` where a file provisioned it; empty where it can be changed by hand. */
  readonly provenance: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** The contact point that it names itself. */
  readonly receiver: string | undefined;
  /** Everything, as it was sent. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Reads the list of all rules. Throws where it is none; what other tools left out of a rule is empty. */
export function readStoredRules(answer: unknown): StoredRule[] {
  if (!Array.isArray(answer)) {
    throw new TypeError(
      `Grafana answered to the question for its alert rules with ${typeof answer} instead of a list.`,
    );
  }
  return answer.filter(isRecord).map((fields) => {
    const settings = fields['notification_settings'];
    return {
      uid: textOf(fields['uid']),
      title: textOf(fields['title']),
      folderUid: textOf(fields['folderUID']),
      group: textOf(fields['ruleGroup']),
      provenance: textOf(fields['provenance']),
      labels: textsOf(fields['labels']),
      annotations: textsOf(fields['annotations']),
      receiver: isRecord(settings) ? textOf(settings['receiver']) || undefined : undefined,
      fields,
    };
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  return isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])),
      )
    : {};
}
