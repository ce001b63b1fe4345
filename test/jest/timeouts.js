const { testPath } = expect.getState();

if (testPath.endsWith('.db.test.ts')) {
  // A database test starts a server and loads rows before it asks its first question.
  jest.setTimeout(120_000);
} else if (testPath.endsWith('.test.tsx')) {
  // Grafana's pickers take a second for each key where two cores do everything else as well.
  jest.setTimeout(30_000);
}
