// A database test starts a server and loads rows before it asks its first question.
if (expect.getState().testPath.endsWith('.db.test.ts')) {
  jest.setTimeout(120_000);
}
