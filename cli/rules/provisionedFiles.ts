import { type RuleOptions, buildRules } from 'alerts/buildRules';
import { type RuleFileOptions, ruleFile } from 'alerts/ruleFile';
import { ruleRates } from 'alerts/ruleRates';
import { ruleDefaults } from 'alerts/ruleSettings';
import { wellKnownModels } from 'alerts/wellKnownModels';
import { loadBookNames } from 'core/pricing/bookNames';
import { loadPriceBook } from 'core/pricing/loadPriceBook';
import type { PriceBook } from 'core/pricing/priceBook';
import { PRICE_BOOK_DATE } from 'core/pricing/priceBookAge';
import type { ModelKey } from 'core/pricing/rateSheet';
import { postgres } from 'stores/postgres/plan';
import { featureCatalogue } from '../../demo/featureCatalogue';
import { modelCatalogue } from '../../demo/modelCatalogue';
import { ruleFileText } from './ruleFileText';

interface ProvisionedFile {
  /** Relative to `provisioning/`. */
  readonly name: string;
  readonly text: string;
}

/** The contact point of `provisioning/demo-alerting/contact-points.yaml`. */
const DEMO_RECEIVER = 'On call (demo)';

/** The rule files of this repository: for the default table, and for the demo of `docker-compose.yml`. */
export async function provisionedFiles(): Promise<readonly ProvisionedFile[]> {
  const book = await loadPriceBook();
  const file = { datasourceUid: 'calls', folder: 'LLM Token Cost', group: 'llm-token-cost', interval: '5m' };
  const demoSettings = {
    ...ruleDefaults,
    // An alert that is over with its hour: nothing comes late here.
    lookBackHours: 0,
    receiver: DEMO_RECEIVER,
    batching: { wait: '1s', interval: '10s', repeat: '4h' },
  };
  return [
    writeFile('alerting', {
      about: 'Alert rules for the table llm_calls. Other tables and settings: npm run -s tokencost -- rules --help.',
      book,
      models: wellKnownModels(book, await loadBookNames()),
      settings: ruleDefaults,
      file,
    }),
    writeFile('demo-alerting', {
      about: 'Alert rules for the demo of docker-compose.yml: evaluated often, and over with their hour.',
      book,
      models: demoModels(),
      settings: demoSettings,
      file: { ...file, interval: '30s' },
    }),
  ];
}

interface FileContent extends Pick<RuleOptions, 'settings'> {
  readonly about: string;
  readonly book: PriceBook;
  readonly models: readonly ModelKey[];
  readonly file: RuleFileOptions;
}

function writeFile(folder: string, { about, book, models, settings, file }: FileContent): ProvisionedFile {
  // The day of the prices, not today: the same book writes the same files.
  const rates = ruleRates(book, models, Date.parse(PRICE_BOOK_DATE));
  const source = { table: 'llm_calls', timeZone: 'UTC' };
  const rules = buildRules({ store: postgres, source, filters: [], rates, settings, scope: '' });
  const comments = [about, 'Written by "npm run alerts": do not edit.', `Prices: ${rates.stamp}.`];
  return { name: `${folder}/llm-token-cost.yaml`, text: ruleFileText(ruleFile(rules, file), comments) };
}

/** What the demo calls; the one without a price among it. */
function demoModels(): ModelKey[] {
  const tiers = [...new Set(featureCatalogue.map(({ serviceTier }) => serviceTier))];
  return Object.entries(modelCatalogue).flatMap(([model, { provider }]) =>
    tiers.map((serviceTier) => ({ provider, model, serviceTier })),
  );
}
