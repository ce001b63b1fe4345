import { buildRules } from 'alerts/buildRules';
import { ruleFile } from 'alerts/ruleFile';
import { type RuleRates, ruleRates } from 'alerts/ruleRates';
import { wellKnownModels } from 'alerts/wellKnownModels';
import { loadBookNames } from 'core/pricing/bookNames';
import type { ModelKey } from 'core/pricing/rateSheet';
import { DAY } from 'core/usage/timeWindow';
import type { Store } from 'stores/store';
import type { StoreSource } from 'stores/storeRequest';
import type { Command, Streams } from '../command';
import { exitCodes, type ExitCode } from '../exitCode';
import { loadPrices } from '../loadPrices';
import { onlyValue, parseOptions, type ParsedOptions } from '../parseOptions';
import { UsageError } from '../usageError';
import { readModels } from './readModels';
import { parseFilters, parseStore, readSource, sourceHelp, sourceNames } from './readSource';
import { ruleFileText } from './ruleFileText';
import { parseDuration, parseKinds, parseSettings, settingNames, settingsHelp } from './ruleOptions';

const DEFAULT_FOLDER = 'LLM Token Cost';
const DEFAULT_GROUP = 'llm-token-cost';
const DEFAULT_INTERVAL = '5m';

/** Models without a price are named so far; more of them are counted. */
const NAMED_MODELS = 10;

/** Larger queries still work, and are sent to the database at every evaluation. */
const LARGE_QUERY = 100_000;

const help = `Usage: tokencost rules --datasource-uid UID [options] > llm-token-cost.yaml

Alert rules on the cost of LLM calls as a file for Grafana's alerting provisioning (Grafana 12.3 or newer). The rules ask
your own PostgreSQL data source and carry the prices they need with them: create the file again when models or prices
change. It holds no notification policies and no contact points.

  --datasource-uid UID     uid of the PostgreSQL data source in Grafana
${sourceHelp}  --models FILE            models in use, as JSON lines or CSV with provider, model and service_tier; - is standard
                           input. Without it those in use of the main providers under OpenTelemetry's names: no
                           retired ones, none for images, audio or video, no service tiers but the standard one and
                           the batches of some of OpenAI's, and of resellers Azure, Bedrock, Vertex AI and Groq only
  --models-sql             prints the query that lists the models of the last 30 days, and ends
  --prices FILE            own price entries (JSON), laid over the published ones
${settingsHelp}  --folder NAME            folder of the rules, created where it is missing (${DEFAULT_FOLDER})
  --group NAME             group of the rules (${DEFAULT_GROUP})
  --interval 5m            how often they are evaluated (${DEFAULT_INTERVAL})
  --scope NAME             tells apart the rules of several tables: part of their uids and titles
  --org N                  Grafana's organisation (1)
  --paused                 the rules are there and are not evaluated

Standard error says how many models have a price, which have none, and which prices the rules carry.
Exit codes: 0 rules for every model; 1 rules, and some of the given models have no price; 2 wrong usage, no readable input.

Examples:
  tokencost rules --datasource-uid calls --receiver on-call > provisioning/alerting/llm-token-cost.yaml
  tokencost rules --table api_log --map mapping.json --models-sql | psql --csv "$DATABASE" > models.csv
  tokencost rules --table api_log --map mapping.json --models models.csv --prices own.json --datasource-uid calls
  tokencost rules --datasource-uid calls --rules feature-anomaly,runaway-user --band seasonal --floor 5 --team search
`;

const ownNames = [
  '--datasource-uid',
  '--models',
  '--prices',
  '--folder',
  '--group',
  '--interval',
  '--scope',
  '--org',
] as const;
const optionNames = [...ownNames, ...sourceNames, ...settingNames] as const;
type Options = ParsedOptions<(typeof optionNames)[number]>;

export const rules: Command = {
  summary: "alert rules as a file for Grafana's provisioning",
  help,
  async run(args, streams) {
    const options = parseOptions(args, optionNames, ['--paused', '--models-sql']);
    if (options.positional.length > 0) {
      throw new UsageError(`takes options only, got ${options.positional.join(', ')}.`);
    }
    const store = parseStore(options);
    const source = await readSource(options);
    try {
      return options.flags.has('--models-sql')
        ? printModelsSql(store, source, streams)
        : await printRules(options, { store, source }, streams);
    } catch (error) {
      // What a store cannot write into a query, such as a table's name.
      throw error instanceof RangeError ? new UsageError(error.message) : error;
    }
  },
};

interface Calls {
  readonly store: Store;
  readonly source: StoreSource;
}

async function printRules(options: Options, { store, source }: Calls, { input, output, messages }: Streams) {
  const file = parseFileOptions(options);
  const settings = parseSettings(options);
  const kinds = parseKinds(options);
  const filters = parseFilters(options);
  const book = await loadPrices(onlyValue(options, '--prices'));
  const given = onlyValue(options, '--models');
  const models = given === undefined ? wellKnownModels(book, await loadBookNames()) : await readModels(given, input);
  const rates = ruleRates(book, models, Date.now());
  const built = buildRules({ store, source, filters, rates, settings, kinds, scope: parseScope(options) });
  const text = ruleFileText(ruleFile(built, file), [
    'Alert rules by "tokencost rules". They carry their prices with them: create them again when models or prices change.',
    `Prices: ${rates.stamp}.`,
  ]);
  output.write(text);
  const note = (line: string) => messages.write(`tokencost rules: ${line}\n`);
  note(
    `${counted(built.length, 'rule')} on ${source.table}; ${counted(rates.priced, 'model')} priced by ${rates.stamp}`,
  );
  for (const { uid, steps } of built) {
    const longest = Math.max(
      0,
      ...steps.map((step) => (step.kind === 'query' ? JSON.stringify(step.query.target).length : 0)),
    );
    if (longest > LARGE_QUERY) {
      note(`a query of ${uid} has ${Math.round(longest / 1000)} kB: give only the models in use with --models`);
    }
  }
  return reportUnpriced(rates, note);
}

function reportUnpriced({ unpriced }: RuleRates, note: (line: string) => void): ExitCode {
  if (unpriced.length === 0) {
    return exitCodes.ok;
  }
  const named = unpriced.slice(0, NAMED_MODELS).map(nameOf).join(', ');
  const more = unpriced.length > NAMED_MODELS ? ` and ${unpriced.length - NAMED_MODELS} more` : '';
  note(`${unpriced.length} without a price: ${named}${more}. Their calls look free to the rules on cost; the rule`);
  note('unpriced-tokens fires while they are in use. Own prices: --prices');
  return exitCodes.findings;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function nameOf({ provider, model, serviceTier }: ModelKey): string {
  const tier = serviceTier === null ? '' : ` (${serviceTier})`;
  return `${provider ?? '(none)'}/${model ?? '(none)'}${tier}`;
}

function printModelsSql(store: Store, source: StoreSource, { output }: Streams): ExitCode {
  const to = Date.now();
  const plan = store.plan({ kind: 'models', source, window: { from: to - 30 * DAY, to } }, []);
  if (plan.kind !== 'queries') {
    throw new UsageError(`no query for the models of ${source.table}.`);
  }
  plan.queries.forEach(({ text, target }) => output.write(`${text ?? String(target['rawSql'])};\n`));
  return exitCodes.ok;
}

function parseFileOptions(options: Options) {
  const datasourceUid = onlyValue(options, '--datasource-uid');
  if (datasourceUid === undefined || !/^[\w-]{1,40}$/.test(datasourceUid)) {
    throw new UsageError(
      '--datasource-uid is needed: the uid of the PostgreSQL data source, which stands in the address of its settings; letters, digits, - and _, 40 at most.',
    );
  }
  const org = onlyValue(options, '--org') ?? '1';
  if (!/^[1-9]\d{0,8}$/.test(org)) {
    throw new UsageError(`--org takes the number of an organisation; got "${org}".`);
  }
  return {
    datasourceUid,
    orgId: Number(org),
    folder: onlyValue(options, '--folder') ?? DEFAULT_FOLDER,
    group: onlyValue(options, '--group') ?? DEFAULT_GROUP,
    interval: parseInterval(onlyValue(options, '--interval') ?? DEFAULT_INTERVAL),
    paused: options.flags.has('--paused'),
  };
}

/** Grafana evaluates at multiples of ten seconds, and refuses a file with another interval. */
function parseInterval(text: string): string {
  const interval = parseDuration('--interval', text);
  if (interval.endsWith('s') && Number(interval.slice(0, -1)) % 10 !== 0) {
    throw new UsageError(`--interval takes a multiple of 10s, such as 30s or 5m; got "${text}".`);
  }
  return interval;
}

/** Titles have room for 190 characters. */
function parseScope(options: Options): string {
  const scope = onlyValue(options, '--scope') ?? '';
  if (scope.length > 100) {
    throw new UsageError(`--scope takes 100 characters at most; got ${scope.length}.`);
  }
  return scope;
}
