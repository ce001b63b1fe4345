/** A problem with a call log or its options that its owner can fix: shown as its message, without a stack. */
export class CallLogError extends Error {
  override readonly name = 'CallLogError';
}
