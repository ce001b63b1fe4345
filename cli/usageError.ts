/** A mistake that whoever typed the command can mend: shown as its message, without a stack, with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
