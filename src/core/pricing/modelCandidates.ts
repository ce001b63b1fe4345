interface NameRule {
  readonly pattern: RegExp;
  /** A snapshot that the book does not list is priced as its family, and the receipt says so. */
  readonly dropsVersion: boolean;
  readonly why: string;
}

/** What stands around a model's name, in the order in which it is taken off. */
const nameRules: readonly NameRule[] = [
  {
    // Application inference profiles and provisioned models are opaque ids: they stay, and are not found.
    pattern: /^arn:aws[\w-]*:bedrock:[^:]*:\d*:(?:inference-profile|foundation-model)\//,
    dropsVersion: false,
    why: 'Bedrock ARN; the geo profile (us., eu., global.) behind it is part of the name and of the price',
  },
  {
    pattern: /^bedrock\/(?:converse\/|invoke\/)?(?:[a-z]{2}(?:-[a-z]+)+-\d\/)?/,
    dropsVersion: false,
    why: 'LiteLLM route, with the region in some',
  },
  {
    pattern: /^(?:projects\/[^/]+\/locations\/[^/]+\/)?(?:publishers\/[^/]+\/)?models\//,
    dropsVersion: false,
    why: 'Vertex AI and Gemini API resource names',
  },
  { pattern: /-\d{4}-\d{2}-\d{2}$/, dropsVersion: true, why: 'OpenAI snapshot: the book lists only some of them' },
  { pattern: /@[\w.-]+$/, dropsVersion: true, why: 'Vertex AI version' },
  { pattern: /(?<=^gemini-.*)-0\d\d$/, dropsVersion: true, why: 'Gemini stable version, such as gemini-2.5-flash-001' },
];

export interface ModelCandidate {
  readonly name: string;
  /** Set where a version was dropped that the book may price otherwise. */
  readonly assumption?: string;
}

/**
 * The names under which a model may stand in the price book, the recorded one first. Later ones drop what gateways add
 * (`models/`, an ARN) and then the snapshot (`-2025-12-01`, `@20250929`), because the book lists families and only some
 * of their snapshots.
 */
export function modelCandidates(model: string): ModelCandidate[] {
  const recorded = model.trim();
  const candidates: ModelCandidate[] = recorded === '' ? [] : [{ name: recorded }];
  let name = recorded;
  let isVersionDropped = false;
  for (const { pattern, dropsVersion } of nameRules) {
    const shorter = name.replace(pattern, '');
    if (shorter !== name && shorter !== '') {
      name = shorter;
      isVersionDropped ||= dropsVersion;
      candidates.push(isVersionDropped ? { name, assumption: `${recorded} is priced as ${name}` } : { name });
    }
  }
  return candidates;
}
