// Hours and days of tests are UTC on every machine; the workers inherit this.
process.env.TZ = 'UTC';

const rings = ['core', 'stores', 'alerts', 'execution', 'frames', 'datasource', 'panels', 'pages', 'testing'];

// Packages that ship ES modules only. Everything that @grafana/ui reaches is here, by create-plugin's list.
const esModules = [
  '@grafana/schema',
  '@react-hookz/web',
  '@wojtekmaj/date-utils',
  'd3',
  'd3-color',
  'd3-force',
  'd3-interpolate',
  'd3-scale-chromatic',
  'get-user-locale',
  'marked',
  'memoize',
  'mimic-function',
  'ol',
  'pure-rand',
  'react-calendar',
  'react-colorful',
  'rxjs',
  'uuid',
];

const swcOptions = {
  sourceMaps: 'inline',
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
  },
};

const shared = {
  moduleNameMapper: {
    ...Object.fromEntries(rings.map((ring) => [`^${ring}/(.*)$`, `<rootDir>/src/${ring}/$1`])),
    '\\.(css|scss)$': '<rootDir>/test/jest/emptyStyle.js',
    '^react-inlinesvg$': '<rootDir>/test/jest/inlineSvg.js',
  },
  transform: { '^.+\\.m?[tj]sx?$': ['@swc/jest', swcOptions] },
  transformIgnorePatterns: [`node_modules/(?!.*(${esModules.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/dist-cli/', '<rootDir>/.cache/'],
};

/** @type {import('jest').Config} */
export default {
  randomize: true,
  // The default leaves one core idle, which on a machine of two is half of it.
  maxWorkers: '100%',
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: [
        '<rootDir>/src/*.test.ts',
        '<rootDir>/src/{core,stores,alerts,testing}/**/*.test.ts',
        '<rootDir>/{demo,cli,dashboards,docs,scripts,preview,test,bench,e2e,.config}/**/*.test.ts',
      ],
      setupFilesAfterEnv: ['<rootDir>/test/jest/timeouts.js'],
    },
    {
      ...shared,
      displayName: 'jsdom',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/src/{datasource,execution,frames,panels,pages}/**/*.test.{ts,tsx}'],
      setupFiles: ['<rootDir>/test/jest/browserStandIns.js'],
      setupFilesAfterEnv: ['<rootDir>/test/jest/domMatchers.ts', '<rootDir>/test/jest/timeouts.js'],
    },
  ],
};
