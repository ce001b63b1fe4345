/** Passes a message on at most once a second; what is skipped is never built. */
export function steadyProgress(onProgress: (message: string) => void): (message: () => string) => void {
  let last = Date.now();
  return (message) => {
    if (Date.now() - last >= 1000) {
      last = Date.now();
      onProgress(message());
    }
  };
}
