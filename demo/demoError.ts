/** A problem with the demo's options or its database that its owner can fix: shown as its message, without a stack. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
}
