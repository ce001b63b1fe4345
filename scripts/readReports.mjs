import fs from 'node:fs';

function readReport(file, tool) {
  if (!fs.existsSync(file)) {
    return undefined;
  }
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${tool} left a report in ${file} that is not JSON: ${error.message}`);
  }
}

/** Counts of a Jest JSON report; a file that could not be run counts as one failure. Undefined where there is no report. */
export function readJestReport(file) {
  const report = readReport(file, 'Jest');
  return (
    report && {
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
      skipped: report.numPendingTests + report.numTodoTests,
    }
  );
}

/** Counts of a Playwright JSON report; errors outside of any test count as failures. Undefined where there is no report. */
export function readPlaywrightReport(file) {
  const report = readReport(file, 'Playwright');
  return (
    report && {
      passed: report.stats.expected + report.stats.flaky,
      failed: report.stats.unexpected + report.errors.length,
      skipped: report.stats.skipped,
    }
  );
}
